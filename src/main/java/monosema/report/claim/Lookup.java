package monosema.report.claim;

import monosema.record.Result;
import org.jspecify.annotations.Nullable;

/**
 * A result that was asked for.
 *
 * @param result null where there is none
 * @param verdict what its absence makes of an assertion; {@link Verdict#HELD} where it is there
 * @param why it is absent, in words
 */
record Lookup(@Nullable Result result, Verdict verdict, String why) {
    static Lookup found(Result result) {
        return new Lookup(result, Verdict.HELD, "");
    }

    static Lookup absent(Verdict verdict, String why) {
        return new Lookup(null, verdict, why);
    }
}
