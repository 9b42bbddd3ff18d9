package monosema.probe;

/**
 * A point of the minimisation: a, K a, and the intercept that is best for them, with the loss and its first two
 * derivatives by f, all divided by n. Immutable after it is made.
 */
final class LogisticPoint {
    private final boolean[] first;
    private final double[] dual;
    private final double[] kernelDual;
    private final CentredLoss loss;

    private LogisticPoint(boolean[] first, double[] dual, double[] kernelDual, double interceptGuess) {
        this.first = first;
        this.dual = dual;
        this.kernelDual = kernelDual;
        this.loss = new CentredLoss(first, kernelDual, interceptGuess);
    }

    /** The point a = 0. */
    static LogisticPoint start(boolean[] first) {
        double guess = LogisticFit.trainingFrequency(first).intercept();
        return new LogisticPoint(first, new double[first.length], new double[first.length], guess);
    }

    /** The same a with K a computed afresh, free of what recurrences have rounded. */
    LogisticPoint refreshed(LinearMap kernel) {
        return new LogisticPoint(first, dual, kernel.times(dual), loss.intercept());
    }

    LogisticPoint moved(NewtonDirection by, double length) {
        return new LogisticPoint(
                first,
                Vectors.plus(dual, length, by.dual()),
                Vectors.plus(kernelDual, length, by.kernelDual()),
                loss.intercept() + length * by.intercept());
    }

    double objective(double strength) {
        return loss.value() + strength / 2 * Vectors.dot(dual, kernelDual);
    }

    /** {@code s a + g}, the gradient as coefficients of the training rows. */
    double[] gradient(double strength) {
        return Vectors.plus(loss.slope(), strength, dual);
    }

    /** {@code (diag(v) - v v' / sum(v)) u}. */
    double[] curvatureTimes(double[] u) {
        double[] curvature = loss.curvature();
        double mean = Vectors.dot(curvature, u) / loss.totalCurvature();
        double[] out = new double[u.length];
        for (int i = 0; i < u.length; i++) {
            out[i] = curvature[i] * (u[i] - mean);
        }
        return out;
    }

    /** How the best intercept moves, to first order, when K a moves by u. */
    double interceptFor(double[] u) {
        return -Vectors.dot(loss.curvature(), u) / loss.totalCurvature();
    }

    LogisticFit fit(double strength, int iterations, double optimalityGap) {
        return new LogisticFit(dual, loss.intercept(), loss.value(), objective(strength), iterations, optimalityGap);
    }
}
