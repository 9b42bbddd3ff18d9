package monosema.calibration;

import java.util.Locale;

/**
 * How simulated activations are distributed. A word's class can shift a planted neuron: by {@code shift} where a value is
 * made, so that the standardised mean difference is a wanted one.
 */
public enum Distribution {
    /** Independent standard normal numbers. */
    NORMAL {
        @Override
        void fill(double[] shifts, double[][] block, Gaussian random) {
            for (double[] column : block) {
                for (int i = 0; i < column.length; i++) {
                    column[i] = random.next();
                }
            }
            add(shifts, block);
        }

        @Override
        double shift(double effect) {
            return effect;
        }

        @Override
        double auc(double effect) {
            return Normal.cumulative(effect / Math.sqrt(2));
        }
    },
    /** Independent, Student's t with 3 degrees of freedom: variance 3, no finite kurtosis. */
    HEAVY_TAILED {
        @Override
        void fill(double[] shifts, double[][] block, Gaussian random) {
            for (double[] column : block) {
                for (int i = 0; i < column.length; i++) {
                    column[i] = t3(random);
                }
            }
            add(shifts, block);
        }

        @Override
        double shift(double effect) {
            return effect * Math.sqrt(3);
        }

        @Override
        double auc(double effect) {
            return HeavyTail.auc(shift(effect));
        }
    },
    /**
     * As the features of an SAE: {@code max(0, z - c)} of a normal z, with c so that it is active on 10% of the words; the
     * z of {@value #BLOCK} neurons at a time are correlated by 0.3.
     */
    ZERO_INFLATED {
        @Override
        void fill(double[] shifts, double[][] block, Gaussian random) {
            int words = block[0].length;
            for (int i = 0; i < words; i++) {
                double common = COMMON * random.next();
                for (int j = 0; j < block.length; j++) {
                    double z = common + OWN * random.next() + shifts[j * words + i];
                    block[j][i] = Math.max(0, z - Rectified.THRESHOLD);
                }
            }
        }

        @Override
        double shift(double effect) {
            return Rectified.shift(effect);
        }

        @Override
        double auc(double effect) {
            return Rectified.auc(shift(effect));
        }
    };

    /** Neurons that are drawn together. */
    static final int BLOCK = 20;

    private static final double COMMON = Math.sqrt(0.3);
    private static final double OWN = Math.sqrt(0.7);

    /** As it stands in ids and tables. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Draws some neurons.
     *
     * @param shifts one for each neuron and word, neuron by neuron
     * @param block one array a neuron, at most {@link #BLOCK}, one place a word
     * @param random of the data set
     */
    abstract void fill(double[] shifts, double[][] block, Gaussian random);

    /** The shift of the first class that makes the standardised mean difference {@code effect} (balanced classes). */
    abstract double shift(double effect);

    /**
     * The difference of the class means over the root of the classes' variances, weighted as Hedges' g weights them.
     *
     * @param shift of the first class
     */
    double standardised(double shift, Division division) {
        return this == ZERO_INFLATED
                ? Rectified.effect(shift, division.first() - 1.0, division.second() - 1.0)
                : shift == 0 ? 0 : shift / shift(1);
    }

    /** The AUC of a neuron of that standardised mean difference: P(first &gt; second), ties counting half. */
    abstract double auc(double effect);

    private static void add(double[] shifts, double[][] block) {
        for (int j = 0; j < block.length; j++) {
            for (int i = 0; i < block[j].length; i++) {
                block[j][i] += shifts[j * block[j].length + i];
            }
        }
    }

    private static double t3(Gaussian random) {
        double a = random.next();
        double b = random.next();
        double c = random.next();
        return random.next() / Math.sqrt((a * a + b * b + c * c) / 3);
    }
}
