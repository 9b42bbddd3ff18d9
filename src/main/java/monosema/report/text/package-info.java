/** Numbers as a reader sees them. */
@NullMarked
package monosema.report.text;

import org.jspecify.annotations.NullMarked;
