package monosema.config;

/** How a value can lie to a bound; NaN lies to nothing. */
public enum Comparison {
    /** Greater than it. */
    ABOVE("above"),
    /** Less than it. */
    BELOW("below"),
    /** Greater than it or equal. */
    AT_LEAST("atLeast"),
    /** Less than it or equal. */
    AT_MOST("atMost"),
    /** Equal, to the last bit: for counts and yes or no. */
    IS("is");

    private final String key;

    Comparison(String key) {
        this.key = key;
    }

    /** Its key in {@code experiments.yaml}. */
    public String key() {
        return key;
    }

    /** Whether the value lies so. */
    public boolean holds(double value, double bound) {
        return switch (this) {
            case ABOVE -> value > bound;
            case BELOW -> value < bound;
            case AT_LEAST -> value >= bound;
            case AT_MOST -> value <= bound;
            case IS -> value == bound;
        };
    }
}
