package monosema.probe;

/**
 * The penalty {@code lambda (mixing |w|_1 + (1 - mixing)/2 |w|_2^2)} of Zou and Hastie (2005), in glmnet's terms; mixing
 * 1 is the lasso.
 *
 * @param lambda above 0
 * @param mixing in (0, 1]
 */
record ElasticNet(double lambda, double mixing) {
    ElasticNet {
        if (!(lambda > 0 && lambda < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("strength must be finite and > 0, was " + lambda);
        }
        if (!(mixing > 0 && mixing <= 1)) {
            throw new IllegalArgumentException("mixing must be in (0, 1], was " + mixing);
        }
    }

    /** What the loss's derivative by a weight must exceed for the weight to leave 0. */
    double threshold() {
        return lambda * mixing;
    }

    double ridge() {
        return lambda * (1 - mixing);
    }

    double value(double weight) {
        return threshold() * Math.abs(weight) + ridge() / 2 * weight * weight;
    }

    double value(double[] weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight == 0 ? 0 : value(weight);
        }
        return sum;
    }

    /** How far a weight is from optimal, given the negative derivative of the loss by it. */
    double violation(double weight, double descent) {
        if (weight == 0) {
            return Math.max(0, Math.abs(descent) - threshold());
        }
        return Math.abs(descent - ridge() * weight - Math.copySign(threshold(), weight));
    }

    /** The minimiser of {@code curvature/2 (w - target/curvature)^2} plus the penalty. */
    double shrunk(double target, double curvature) {
        double size = Math.abs(target) - threshold();
        return size <= 0 ? 0 : Math.copySign(size, target) / (curvature + ridge());
    }

    /** The conjugate of the penalty on one weight where it is finite: mixing below 1. */
    double conjugate(double descent) {
        double over = Math.abs(descent) - threshold();
        return over <= 0 ? 0 : over * over / (2 * ridge());
    }
}
