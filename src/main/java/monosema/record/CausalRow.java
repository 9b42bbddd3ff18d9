package monosema.record;

/**
 * A row of {@code causal.csv}: what an intervention at the hook site did to the model's lean after some words.
 *
 * @param representation {@code mlp} or an SAE's id
 * @param intervention {@link #ZERO}, {@link #MEAN} or {@link #STEER}
 * @param step along the probe's direction, in units of the activations' root-mean-square norm; NaN (empty in the file) for an
 *     ablation
 * @param label of the words; empty for all words
 * @param towards the label that a change above 0 is towards; empty for each word's own
 * @param words how many
 * @param neurons how many are ablated; 0 for steering
 * @param change of the log-odds of the cues, nats, mean over the words
 * @param lower of its bootstrap interval
 * @param upper of its bootstrap interval
 * @param randomSets sets of matched neurons, or random directions
 * @param randomChange the same of these, mean over them; NaN (empty in the file) without any
 * @param randomLower of their central 95%, or NaN
 * @param randomUpper of their central 95%, or NaN
 * @param p of the change being no larger in magnitude than the random ones, or NaN
 */
public record CausalRow(
        String representation,
        String intervention,
        double step,
        String label,
        String towards,
        int words,
        int neurons,
        double change,
        double lower,
        double upper,
        int randomSets,
        double randomChange,
        double randomLower,
        double randomUpper,
        double p) {
    /** Neurons set to 0. */
    public static final String ZERO = "zero";
    /** Neurons set to their mean over the words. */
    public static final String MEAN = "mean";
    /** The probe's direction added. */
    public static final String STEER = "steer";

    /** Whether it is of the words of both labels. */
    public boolean ofAllWords() {
        return label.isEmpty();
    }

    /** Whether it has random counterparts. */
    public boolean hasRandom() {
        return randomSets > 0;
    }
}
