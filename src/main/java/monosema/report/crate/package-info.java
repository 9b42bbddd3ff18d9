/**
 * A record for machines: {@code ro-crate-metadata.json}, an RO-Crate 1.1 with the Process Run Crate profile 0.5, that says
 * what was computed, from what, by which code, on which machine. Drawn from {@code run.json} and the record's files alone,
 * so that equal records give equal bytes. Start with {@link monosema.report.crate.RecordCrate}.
 */
@NullMarked
package monosema.report.crate;

import org.jspecify.annotations.NullMarked;
