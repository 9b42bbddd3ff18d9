package monosema.store;

import java.nio.file.Path;
import java.util.Locale;

/**
 * A complete result and how it came about.
 *
 * @param stage the stage's name
 * @param key of the result
 * @param folder where its files are; to be read only
 * @param outcome whether the stage had to run
 * @param seconds that this call took, checks and waiting included
 * @param bodySeconds that the stage's own work took when it ran, now or then
 * @param why it had to run, such as {@code sae.l1Coefficient 5 -> 4}; empty if it had not
 */
public record StageResult(
        String stage, StageKey key, Path folder, Outcome outcome, double seconds, double bodySeconds, String why) {

    /** Whether a stage had to run. */
    public enum Outcome {
        /** It ran now. */
        RAN,
        /** Its stored result was whole. */
        CACHED
    }

    /** The line for the user, such as {@code cached  model  0.1 s} or {@code ran  sae  71.3 s  code version 3 -> 4}. */
    public String line() {
        String base = String.format(
                Locale.ROOT, "%-6s %s  %.1f s", outcome == Outcome.RAN ? "ran" : "cached", stage, seconds);
        return why.isEmpty() ? base : base + "  (" + why + ")";
    }
}
