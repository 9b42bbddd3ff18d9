package monosema.stats;

/** Checks of arguments, each with the offending value in its message; NaN never passes. */
final class Arguments {
    private Arguments() {}

    static void atLeast(int bound, int value, String what) {
        if (value < bound) {
            throw new IllegalArgumentException("%s must be >= %d, was %d".formatted(what, bound, value));
        }
    }

    static void positive(double value, String what) {
        if (!(value > 0)) {
            throw new IllegalArgumentException("%s must be > 0, was %s".formatted(what, value));
        }
    }

    /** In the open interval (0, 1): a level of confidence or of significance. */
    static void insideUnit(double value, String what) {
        if (!(value > 0 && value < 1)) {
            throw new IllegalArgumentException("%s must be in (0, 1), was %s".formatted(what, value));
        }
    }

    static void finite(double[] values, String what) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException("%s[%d] must be finite, was %s".formatted(what, i, values[i]));
            }
        }
    }

    static void sameLength(int first, int second, String what) {
        if (first != second) {
            throw new IllegalArgumentException(
                    "%s must have equal lengths, had %d and %d".formatted(what, first, second));
        }
    }
}
