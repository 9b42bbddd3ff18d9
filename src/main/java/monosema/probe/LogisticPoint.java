package monosema.probe;

/**
 * A point of the minimisation: a, K a, and the intercept that is best for them, with the loss and its first two
 * derivatives by f, all divided by n. Immutable after it is made.
 */
final class LogisticPoint {
    /** Where the intercept's derivative counts as zero; sums of n terms of at most 1/n round at about 1e-16. */
    private static final double FLAT = 1e-14;

    private static final double LONGEST_STEP = 4;
    private static final int MOST_STEPS = 200;

    private final boolean[] first;
    private final double[] dual;
    private final double[] kernelDual;
    private final double[] slope;
    private final double[] curvature;
    private double intercept;
    private double totalCurvature;

    private LogisticPoint(boolean[] first, double[] dual, double[] kernelDual, double interceptGuess) {
        this.first = first;
        this.dual = dual;
        this.kernelDual = kernelDual;
        this.slope = new double[first.length];
        this.curvature = new double[first.length];
        this.intercept = interceptGuess;
        centreIntercept();
    }

    /** The point a = 0. */
    static LogisticPoint start(boolean[] first) {
        double guess = LogisticFit.trainingFrequency(first).intercept();
        return new LogisticPoint(first, new double[first.length], new double[first.length], guess);
    }

    /** The same a with K a computed afresh, free of what recurrences have rounded. */
    LogisticPoint refreshed(LinearMap kernel) {
        return new LogisticPoint(first, dual, kernel.times(dual), intercept);
    }

    LogisticPoint moved(NewtonDirection by, double length) {
        return new LogisticPoint(
                first,
                Vectors.plus(dual, length, by.dual()),
                Vectors.plus(kernelDual, length, by.kernelDual()),
                intercept + length * by.intercept());
    }

    double objective(double strength) {
        return logLoss() + strength / 2 * Vectors.dot(dual, kernelDual);
    }

    /** {@code s a + g}, the gradient as coefficients of the training rows. */
    double[] gradient(double strength) {
        return Vectors.plus(slope, strength, dual);
    }

    /** {@code (diag(v) - v v' / sum(v)) u}. */
    double[] curvatureTimes(double[] u) {
        double mean = Vectors.dot(curvature, u) / totalCurvature;
        double[] out = new double[u.length];
        for (int i = 0; i < u.length; i++) {
            out[i] = curvature[i] * (u[i] - mean);
        }
        return out;
    }

    /** How the best intercept moves, to first order, when K a moves by u. */
    double interceptFor(double[] u) {
        return -Vectors.dot(curvature, u) / totalCurvature;
    }

    LogisticFit fit(double strength, int iterations, double optimalityGap) {
        return new LogisticFit(dual, intercept, logLoss(), objective(strength), iterations, optimalityGap);
    }

    private double logLoss() {
        double sum = 0;
        for (int i = 0; i < first.length; i++) {
            double logOdds = kernelDual[i] + intercept;
            double margin = first[i] ? logOdds : -logOdds;
            sum += Math.max(-margin, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(margin)));
        }
        return sum / first.length;
    }

    /** Newton on the intercept alone, inside a bracket: the derivative rises with it from below 0 to above. */
    private void centreIntercept() {
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
            double logOdds = kernelDual[i] + intercept;
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
