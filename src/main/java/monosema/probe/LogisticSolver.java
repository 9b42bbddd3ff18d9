package monosema.probe;

import org.jspecify.annotations.Nullable;

/**
 * L2 logistic regression with an unpenalised intercept, in the n-dimensional space of the training rows.
 *
 * <p>Minimises {@code (1/n) sum_i log(1 + exp(-y_i f_i)) + s/2 ||w||^2}, y in {-1, 1}, {@code f_i = <w, x_i> + b},
 * {@code w = sum_j a_j x_j}, so that {@code f = K a + b} and {@code ||w||^2 = a' K a} (Scholkopf and Smola 2002,
 * theorem 4.2; in scikit-learn's terms {@code C = 1 / (n s)}).
 *
 * <p>Damped Newton: the step is found by conjugate gradients in the metric of K, one product with K a step, the
 * intercept eliminated exactly, and is halved until the objective falls enough (Armijo), which converges from any start
 * since the objective is smooth and, for s &gt; 0, strongly convex in w. With b optimal for w the gradient is
 * {@code s a + g}, g the derivatives of the mean log loss by f, and the duality gap at the dual point given by the
 * residuals is {@code (s a + g)' K (s a + g) / (2 s)} (Fenchel-Young; as in Yu, Huang and Lin 2011): the certificate.
 *
 * <p>One solver serves one training set; each fit starts from the one before, so go from strong to weak penalties.
 */
final class LogisticSolver {
    /** What a converged fit is certified to. */
    static final double CERTIFIED_GAP = 1e-8;
    /** The gap at which Newton stops; below the certified one, so that the coefficients are good to several digits. */
    static final double TARGET_GAP = 1e-12;

    private static final int MOST_STEPS = 200;
    private static final int MOST_HALVINGS = 40;
    private static final double ARMIJO = 1e-4;

    private final LinearMap kernel;
    private final double targetGap;
    private LogisticPoint point;

    /**
     * Prepares fits on one training set.
     *
     * @param kernel n by n, row-major, symmetric, positive semidefinite; not copied
     * @param first class of each of the n rows, both present
     */
    LogisticSolver(double[] kernel, boolean[] first) {
        this(new SymmetricMatrix(first.length, kernel), first);
    }

    /**
     * Prepares fits on one training set whose kernel is known by its products alone.
     *
     * @param kernel n by n, symmetric, positive semidefinite
     * @param first class of each of the n rows, both present
     */
    LogisticSolver(LinearMap kernel, boolean[] first) {
        this(kernel, first, TARGET_GAP);
    }

    /**
     * Prepares fits that end at a gap of their own.
     *
     * @param targetGap the relative duality gap at which Newton stops, &gt; 0
     */
    LogisticSolver(LinearMap kernel, boolean[] first, double targetGap) {
        this.kernel = kernel;
        this.targetGap = targetGap;
        this.point = LogisticPoint.start(first);
    }

    /**
     * Fits at one strength.
     *
     * @param strength s, &gt; 0
     */
    LogisticFit fit(double strength) {
        if (!(strength > 0)) {
            throw new IllegalArgumentException("strength must be > 0, was " + strength);
        }
        point = point.refreshed(kernel);
        for (int steps = 0; ; steps++) {
            double objective = point.objective(strength);
            double[] gradient = point.gradient(strength);
            double[] kernelGradient = kernel.times(gradient);
            double gap = Vectors.dot(gradient, kernelGradient) / (2 * strength) / objective;
            LogisticPoint next = gap <= targetGap || steps == MOST_STEPS
                    ? null
                    : newtonStep(strength, gradient, kernelGradient, objective, gap);
            if (next == null) {
                return point.fit(strength, steps, Math.max(gap, 0));
            }
            point = next;
        }
    }

    /** The next point, or null where rounding lets no step lower the objective any more. */
    private @Nullable LogisticPoint newtonStep(
            double strength, double[] gradient, double[] kernelGradient, double objective, double gap) {
        double precision = Math.max(0.3 * Math.sqrt(targetGap / gap), Math.min(0.1, Math.sqrt(Math.sqrt(gap))));
        NewtonDirection direction = NewtonDirection.solve(kernel, point, strength, gradient, kernelGradient, precision);
        double slope = Vectors.dot(kernelGradient, direction.dual());
        double length = 1;
        for (int halvings = 0; halvings < MOST_HALVINGS; halvings++) {
            LogisticPoint candidate = point.moved(direction, length);
            if (candidate.objective(strength) <= objective + ARMIJO * length * slope) {
                return candidate;
            }
            length /= 2;
        }
        return null;
    }
}
