/**
 * FreeMarker and flexmark: the record's view models as HTML and Markdown files, and the checks on what was written.
 * May use report and below.
 */
@NullMarked
package monosema.site;

import org.jspecify.annotations.NullMarked;
