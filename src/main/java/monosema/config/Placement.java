package monosema.config;

/** How an interval, its ends included, can lie to a point; none to NaN. */
public enum Placement {
    /** The whole of it is above the point. */
    ABOVE("intervalAbove"),
    /** The whole of it is below the point. */
    BELOW("intervalBelow"),
    /** The point is in it. */
    CONTAINS("intervalContains"),
    /** Part of it reaches down to the point or below it: it does not show that the truth is above. */
    NOT_ABOVE("intervalNotAbove"),
    /** Part of it reaches up to the point or above it: it does not show that the truth is below. */
    NOT_BELOW("intervalNotBelow");

    private final String key;

    Placement(String key) {
        this.key = key;
    }

    /** Its key in {@code experiments.yaml}. */
    public String key() {
        return key;
    }

    /** Whether the interval lies so. */
    public boolean holds(double lower, double upper, double point) {
        return switch (this) {
            case ABOVE -> lower > point;
            case BELOW -> upper < point;
            case CONTAINS -> lower <= point && point <= upper;
            case NOT_ABOVE -> lower <= point;
            case NOT_BELOW -> upper >= point;
        };
    }
}
