package monosema.planted;

/**
 * How often each planted feature is active: p_i = min(1, c (i + 1)^-exponent), i from 0, with c such that the rates add up
 * to the mean number of active features; Zipf's law at exponent 1, equal rates at 0. Immutable.
 */
public final class FiringRates {
    /** Beyond it the smallest rates of a large dictionary would be 0 to a computer. */
    private static final int MOST_EXPONENT = 10;

    private final double[] rates;

    private FiringRates(double[] rates) {
        this.rates = rates;
    }

    /**
     * The rates of a dictionary.
     *
     * @param features at least 1
     * @param exponent in [0, 10]
     * @param active their sum, in (0, features]
     */
    public static FiringRates zipf(int features, double exponent, double active) {
        if (features < 1 || !(exponent >= 0 && exponent <= MOST_EXPONENT)) {
            throw new IllegalArgumentException("features must be >= 1 and exponent in [0, %d], were %d and %s"
                    .formatted(MOST_EXPONENT, features, exponent));
        }
        if (!(active > 0 && active <= features)) {
            throw new IllegalArgumentException("active must be in (0, %d], was %s".formatted(features, active));
        }
        double[] weights = new double[features];
        double[] rest = new double[features + 1];
        for (int i = features - 1; i >= 0; i--) {
            weights[i] = StrictMath.pow(i + 1.0, -exponent);
            rest[i] = rest[i + 1] + weights[i];
        }
        int capped = 0;
        while (capped < features && (active - capped) * weights[capped] >= rest[capped]) {
            capped++;
        }
        double[] rates = new double[features];
        for (int i = 0; i < features; i++) {
            rates[i] = i < capped ? 1 : weights[i] * (active - capped) / rest[capped];
        }
        return new FiringRates(rates);
    }

    /** Number of features. */
    public int features() {
        return rates.length;
    }

    /** Share of the rows in which a feature is active, in (0, 1]. */
    public double rate(int feature) {
        return rates[feature];
    }
}
