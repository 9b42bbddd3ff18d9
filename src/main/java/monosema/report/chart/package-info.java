/**
 * Charts: JFreeChart draws, Batik records, {@link monosema.report.chart.SvgText} writes. The same bytes on every host:
 * text is measured with a bundled table, never with the host's fonts, so that a machine without fonts draws as well.
 *
 * <p>Start at {@link monosema.report.chart.Chart}.
 */
@NullMarked
package monosema.report.chart;

import org.jspecify.annotations.NullMarked;
