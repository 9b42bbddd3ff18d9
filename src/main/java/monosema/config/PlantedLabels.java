package monosema.config;

/**
 * Labels on planted activations, by which scores of SAEs are validated: each label is whether one planted feature is
 * active.
 *
 * @param features that are labels, spread evenly over the dictionary from the most to the least frequent; 0 for none, else
 *     2 to the number of planted features, default 16
 * @param rows of a label, half of them with the feature, a multiple of 10 from 40 to 10,000, default 200
 * @param noiseDraws random labellings of rows without a signal, 0 (none) to 100,000, default 500
 * @param permutations behind the p-value of each of them, 19 to 10,000, default 19
 */
public record PlantedLabels(int features, int rows, int noiseDraws, int permutations) {
    /** No labels. */
    public static final PlantedLabels NONE = new PlantedLabels(0, 0, 0, 0);

    /** How a declaration would state {@link #NONE}. */
    static final String NOTHING = "{features=0, noiseDraws=0, permutations=0, rows=0}";

    /** Whether there are any. */
    public boolean any() {
        return features > 0;
    }
}
