package monosema.probe;

/**
 * A step (da, db) that solves the Newton equations {@code (s + V K) da = -gradient} to a relative precision, where V is
 * the loss's second derivative by f with the intercept eliminated: {@code V = diag(v) - v v' / sum(v)}. Conjugate
 * gradients in the metric of K: symmetric there, eigenvalues at least s. Every iterate is a direction of descent.
 */
final class NewtonDirection {
    private final double[] dual;
    private final double[] kernelDual;
    private final double intercept;

    private NewtonDirection(double[] dual, double[] kernelDual, double intercept) {
        this.dual = dual;
        this.kernelDual = kernelDual;
        this.intercept = intercept;
    }

    /** The coefficients da. */
    double[] dual() {
        return dual;
    }

    /** Their image K da. */
    double[] kernelDual() {
        return kernelDual;
    }

    /** The intercept's part db. */
    double intercept() {
        return intercept;
    }

    static NewtonDirection solve(
            LinearMap kernel,
            LogisticPoint point,
            double strength,
            double[] gradient,
            double[] kernelGradient,
            double precision) {
        int n = gradient.length;
        double[] dual = new double[n];
        double[] kernelDual = new double[n];
        double[] residual = Vectors.plus(new double[n], -1, gradient);
        double[] kernelResidual = Vectors.plus(new double[n], -1, kernelGradient);
        double[] direction = residual.clone();
        double[] kernelDirection = kernelResidual.clone();
        double squared = Vectors.dot(residual, kernelResidual);
        double enough = precision * precision * squared;
        for (int step = 0; step < 2 * n && squared > enough; step++) {
            double[] image = point.curvatureTimes(kernelDirection);
            Vectors.add(image, strength, direction);
            double length = squared / Vectors.dot(kernelDirection, image);
            Vectors.add(dual, length, direction);
            Vectors.add(kernelDual, length, kernelDirection);
            Vectors.add(residual, -length, image);
            kernelResidual = kernel.times(residual);
            double before = squared;
            squared = Vectors.dot(residual, kernelResidual);
            direction = Vectors.plus(residual, squared / before, direction);
            kernelDirection = Vectors.plus(kernelResidual, squared / before, kernelDirection);
        }
        return new NewtonDirection(dual, kernelDual, point.interceptFor(kernelDual));
    }
}
