/**
 * View models, tables, charts (JFreeChart to SVG) and checked claims, made from records; knows no HTML page. May use
 * record and below.
 */
@NullMarked
package monosema.report;

import org.jspecify.annotations.NullMarked;
