/**
 * View models, tables and charts (JFreeChart to SVG) made from records; knows no HTML page. May use record and below.
 */
@NullMarked
package monosema.report;

import org.jspecify.annotations.NullMarked;
