package monosema.behaviour;

import java.util.Optional;
import monosema.stats.Interval;

/**
 * What an intervention did to a model's lean after some words, beside what its random counterparts did.
 *
 * @param label of the words; empty for all words
 * @param towards the label that a change above 0 is towards; empty for each word's own
 * @param words how many
 * @param change mean over the words, nats, with a bootstrap interval over them
 * @param random the same of the counterparts; empty without any
 */
public record LeanEffect(
        Optional<String> label, Optional<String> towards, int words, Interval change, Optional<Random> random) {

    /**
     * The null.
     *
     * @param counterparts how many
     * @param change mean over them, nats, with their central 95%
     * @param p {@code (b + 1) / (counterparts + 1)}, b those whose change is at least as large in magnitude
     */
    public record Random(int counterparts, Interval change, double p) {}
}
