package monosema.parity;

/**
 * How far two ways of computing may be apart.
 *
 * @param relative largest difference of two values, as a share of the root mean square of all of its kind
 * @param switched share of active SAE features that may be active on one side only: those whose value lies next to the
 *     border of their architecture, where rounding decides
 */
public record Tolerance(double relative, double switched) {
    /** One way twice must give the same bits. */
    private static final Tolerance NONE = new Tolerance(0, 0);
    /** Sums of some thousand float32 products (rounding 6e-8 each) in another order, through a few layers. */
    private static final Tolerance FLOAT32 = new Tolerance(1e-4, 1e-3);
    /** Factors of products rounded to 10 bits of mantissa (5e-4), sums in float32. */
    private static final Tolerance TF32 = new Tolerance(5e-3, 5e-2);

    /** Between two ways. TF32 is a format of GPUs: on a CPU its grade computes in float32. */
    public static Tolerance between(Way one, Way other) {
        if (one.equals(other)) {
            return NONE;
        }
        return isTf32(one) || isTf32(other) ? TF32 : FLOAT32;
    }

    private static boolean isTf32(Way way) {
        return way.device().equals("gpu") && way.grade().endsWith("tf32");
    }
}
