package monosema.config;

/**
 * Stability selection: which neurons L1 regression picks on most random halves of the words.
 *
 * @param subsamples halves, in complementary pairs, even, 2 to 10,000, default 100
 * @param threshold share of the subsamples from which a neuron counts as stable, in (0.5, 1], default 0.9
 * @param expectedFalse bound on the expected number of neurons selected falsely, in (0, 1000], default 1: it decides
 *     how many neurons each path may pick
 */
public record StabilitySpec(int subsamples, double threshold, double expectedFalse) {
    /** What a declaration without {@code stability} means. */
    public static final StabilitySpec DEFAULT = new StabilitySpec(100, 0.9, 1);
}
