package monosema.probe;

/**
 * What one fit of a path says of the words of its fold, whatever its penalty.
 *
 * <p>Log odds of the training and of the test words, how many neurons have a weight, and how optimal the fit is.
 */
final class PathFit {
    private final double[] train;
    private final double[] test;
    private final int nonzero;
    private final Convergence convergence;
    private final double kkt;

    private PathFit(double[] train, double[] test, int nonzero, Convergence convergence, double kkt) {
        this.train = train;
        this.test = test;
        this.nonzero = nonzero;
        this.convergence = convergence;
        this.kkt = kkt;
    }

    static PathFit of(SparseFit fit, double[] train, double[] test) {
        return new PathFit(train, test, fit.nonzero(), Convergence.of(fit), fit.kkt());
    }

    static PathFit of(double[] train, double[] test, int nonzero, Convergence convergence) {
        return new PathFit(train, test, nonzero, convergence, Double.NaN);
    }

    /** Log odds of the training words; the array itself. */
    double[] train() {
        return train;
    }

    /** Log odds of the test words; the array itself. */
    double[] test() {
        return test;
    }

    int nonzero() {
        return nonzero;
    }

    Convergence convergence() {
        return convergence;
    }

    /** Largest violation of an optimality condition, relative to the penalty's threshold; NaN for L2. */
    double kkt() {
        return kkt;
    }

    /** Whether the fit tells all its training words right. */
    boolean separates(boolean[] classes) {
        for (int i = 0; i < train.length; i++) {
            if (!(classes[i] ? train[i] > 0 : train[i] < 0)) {
                return false;
            }
        }
        return true;
    }
}
