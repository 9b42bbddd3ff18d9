/**
 * The composition root: an experiment as stages over the store, in order, with resume, isolation of failures and a line
 * for each stage that says why it ran. May use every room below, not site and report.
 */
@NullMarked
package monosema.run;

import org.jspecify.annotations.NullMarked;
