package monosema.probe;

/**
 * The mean log loss of linear predictors f + b at the intercept b that is best for them, with its first two derivatives
 * by f, all divided by n. Immutable after it is made.
 */
final class CentredLoss {
    /** Where the intercept's derivative counts as zero; sums of n terms of at most 1/n round at about 1e-16. */
    private static final double FLAT = 1e-14;

    private static final double LONGEST_STEP = 4;
    private static final int MOST_STEPS = 200;

    private final boolean[] first;
    private final double[] predictor;
    private final double[] slope;
    private final double[] curvature;
    private double intercept;
    private double totalCurvature;

    /**
     * Finds the intercept.
     *
     * @param first class of each row, both present; not copied
     * @param predictor f without the intercept; not copied
     * @param interceptGuess where the search begins
     */
    CentredLoss(boolean[] first, double[] predictor, double interceptGuess) {
        this.first = first;
        this.predictor = predictor;
        this.slope = new double[first.length];
        this.curvature = new double[first.length];
        this.intercept = interceptGuess;
        centre();
    }

    double intercept() {
        return intercept;
    }

    /** Derivatives by f: {@code (p_i - t_i) / n}, which sum to 0; the array itself. */
    double[] slope() {
        return slope;
    }

    /** Second derivatives by f: {@code p_i (1 - p_i) / n}; the array itself. */
    double[] curvature() {
        return curvature;
    }

    /** Sum of the second derivatives, above 0. */
    double totalCurvature() {
        return totalCurvature;
    }

    /** Linear predictors with the intercept, a new array. */
    double[] logOdds() {
        double[] out = predictor.clone();
        for (int i = 0; i < out.length; i++) {
            out[i] += intercept;
        }
        return out;
    }

    /** The mean log loss in nats. */
    double value() {
        double sum = 0;
        for (int i = 0; i < first.length; i++) {
            double logOdds = predictor[i] + intercept;
            double margin = first[i] ? logOdds : -logOdds;
            sum += Math.max(-margin, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(margin)));
        }
        return sum / first.length;
    }

    /** Newton inside a bracket: the derivative by the intercept rises with it from below 0 to above. */
    private void centre() {
        double low = Double.NEGATIVE_INFINITY;
        double high = Double.POSITIVE_INFINITY;
        for (int step = 0; step < MOST_STEPS; step++) {
            double derivative = differentiate();
            if (Math.abs(derivative) <= FLAT) {
                return;
            }
            if (derivative > 0) {
                high = intercept;
            } else {
                low = intercept;
            }
            double newton = -derivative / totalCurvature;
            double next = intercept + Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, newton));
            intercept = next > low && next < high ? next : (low + high) / 2;
        }
    }

    private double differentiate() {
        int n = first.length;
        double sum = 0;
        double total = 0;
        for (int i = 0; i < n; i++) {
            double logOdds = predictor[i] + intercept;
            double e = StrictMath.exp(-Math.abs(logOdds));
            double small = e / (1 + e);
            double large = 1 / (1 + e);
            double probability = logOdds >= 0 ? large : small;
            double complement = logOdds >= 0 ? small : large;
            slope[i] = (first[i] ? -complement : probability) / n;
            curvature[i] = small * large / n;
            sum += slope[i];
            total += curvature[i];
        }
        totalCurvature = Math.max(total, Double.MIN_NORMAL);
        return sum;
    }
}
