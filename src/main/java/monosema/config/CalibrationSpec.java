package monosema.config;

/**
 * The parts of a calibration study. Each part is computed, stored and shown on its own.
 *
 * @param familywise false findings where nothing differs
 * @param uniformity p-values of probes on noise
 * @param coverage intervals against known truths
 * @param power findings where something differs
 */
public record CalibrationSpec(Familywise familywise, Uniformity uniformity, Coverage coverage, Power power) {

    /**
     * Families of tests on data without any signal: 312 words, three distributions, three divisions of the labels.
     *
     * @param neurons tests of a family, 2 to 16,384, default 1,000
     * @param dataSets simulated for each distribution, 10 to 100,000, default 1,000
     * @param permutations of the labels for max-T, 19 to 100,000, default 999
     */
    public record Familywise(int neurons, int dataSets, int permutations) implements Spec {
        @Override
        public String kind() {
            return "familywise";
        }
    }

    /**
     * The permutation test of the whole probe on noise.
     *
     * @param words rows of a data set, half of each label, an even number of 40 to 1,000, default 100
     * @param neurons columns of a data set, 1 to 16,384, default 50
     * @param dataSets one p-value each, 10 to 100,000, default 300
     * @param permutations random labellings behind a p-value, 19 to 10,000, default 99
     * @param folds outer and inner, 2 to 10, default 3
     * @param strengths grid size of the relative penalty strength, 2 to 100, default 4
     */
    public record Uniformity(int words, int neurons, int dataSets, int permutations, int folds, int strengths)
            implements Spec {
        @Override
        public String kind() {
            return "uniformity";
        }
    }

    /**
     * Intervals of known quantities.
     *
     * @param words rows of a data set of a probe, half of each label, an even number of 40 to 1,000, default 150
     * @param neurons columns of a data set of a probe, 10 to 16,384, default 50
     * @param dataSets for each interval of a probe, 10 to 100,000, default 500
     * @param samples for each interval that needs no probe, 10 to 1,000,000, default 5,000
     * @param folds outer and inner of a probe, 2 to 10, default 5
     * @param repeats of a probe's cross-validation, 1 to 100, default 3
     * @param strengths grid size of the relative penalty strength, 2 to 100, default 6
     */
    public record Coverage(int words, int neurons, int dataSets, int samples, int folds, int repeats, int strengths)
            implements Spec {
        @Override
        public String kind() {
            return "coverage";
        }
    }

    /**
     * Families of tests, some of whose neurons differ: 312 words, half of each label.
     *
     * @param mlpNeurons tests of the smaller family, 20 to 16,384, default 128
     * @param saeNeurons tests of the larger family, 20 to 16,384, default 2,048
     * @param plantedShare of the neurons that differ, in (0, 0.5], default 0.05
     * @param dataSets for each effect size, distribution and family, 10 to 100,000, default 100
     * @param permutations of the labels for max-T, 19 to 100,000, default 999
     */
    public record Power(int mlpNeurons, int saeNeurons, double plantedShare, int dataSets, int permutations)
            implements Spec {
        @Override
        public String kind() {
            return "power";
        }
    }
}
