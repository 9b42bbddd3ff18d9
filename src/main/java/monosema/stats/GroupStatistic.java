package monosema.stats;

/**
 * The two-sample t of a standardised column (sum 0, sum of squares n) as a function of the sums over the smaller group.
 *
 * <p>With S the sum and Q the sum of squares over the smaller group of size a, b = n - a and h = 1/a + 1/b, the squared
 * difference of means is {@code (h S)^2} and the squared error is {@code D = v SSa + w SSb}, {@code SSa = Q - S^2/a},
 * {@code SSb = n - Q - S^2/b}; Welch: {@code v = 1/(a (a-1))}, {@code w = 1/(b (b-1))}; pooled: both {@code h/(n-2)}.
 * Instead of t, this gives {@code u = t^2 / (t^2 + n - 2)} in [0, 1]: it grows with |t|, its rounding error is absolute
 * and small everywhere, and it is 1 where t is infinite, so that a variance of nothing but rounding noise needs no case
 * of its own. For the pooled test u is the share of variance between the groups.
 */
final class GroupStatistic {
    private final int n;
    private final int a;
    private final int b;
    private final double h;
    private final double v;
    private final double w;
    private final boolean welch;

    GroupStatistic(TwoSampleTTest test, int n, int smaller) {
        this.n = n;
        this.a = smaller;
        this.b = n - smaller;
        this.h = 1.0 / a + 1.0 / b;
        welch = test == TwoSampleTTest.WELCH;
        this.v = welch ? 1.0 / (a * (a - 1.0)) : h / (n - 2);
        this.w = welch ? 1.0 / (b * (b - 1.0)) : h / (n - 2);
    }

    /** u of one column under one labelling, rows added in ascending order. */
    double u(double[] column, int[] smallerRows) {
        double s = 0;
        double q = 0;
        for (int row : smallerRows) {
            double x = column[row];
            s += x;
            q += x * x;
        }
        double withinA = Math.max(0, q - s * s / a);
        double withinB = Math.max(0, n - q - s * s / b);
        double between = h * h * s * s;
        double error = v * withinA + w * withinB;
        return between == 0 ? 0 : between / (between + (n - 2) * error);
    }

    /**
     * The degrees of freedom of {@code u}'s test, {@code n - 2} of the pooled one, Welch's else; 1 without any variance
     * within, as {@link TwoSampleTTest}.
     */
    double df(double[] column, int[] smallerRows) {
        if (!welch) {
            return n - 2.0;
        }
        double s = 0;
        double q = 0;
        for (int row : smallerRows) {
            double x = column[row];
            s += x;
            q += x * x;
        }
        double shareA = v * Math.max(0, q - s * s / a);
        double shareB = w * Math.max(0, n - q - s * s / b);
        double squares = shareA * shareA / (a - 1) + shareB * shareB / (b - 1);
        return squares > 0 ? (shareA + shareB) * (shareA + shareB) / squares : 1;
    }

    /**
     * The |S| that u needs at the least to exceed a bound: D is smallest where all variance within lies in the larger
     * group, {@code D >= w (n - h S^2)}, as w is at most v.
     *
     * @param bound of u; below 0 every S exceeds it
     */
    double leastSum(double bound) {
        if (bound < 0) {
            return -1;
        }
        double c = n - 2;
        return Math.sqrt(c * bound * w * n / (h * h * (1 - bound) + c * bound * w * h));
    }

    /** |t| of u, infinite where nothing but rounding keeps u from 1. */
    double absoluteT(double u) {
        return u > 1 - 1e-13 ? Double.POSITIVE_INFINITY : Math.sqrt((n - 2) * u / (1 - u));
    }
}
