/**
 * The claims of the paper against the records: which hold, which do not, and which cannot be told here. Start at
 * {@link monosema.report.claim.ClaimLedger}; it knows records and text, neither charts nor pages. May use record, config
 * and {@code report.text}.
 */
@NullMarked
package monosema.report.claim;

import org.jspecify.annotations.NullMarked;
