package monosema.probe;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;

/**
 * L2 logistic regression with an unpenalised intercept in the space of the neurons, for fewer neurons than training rows:
 * the same objective, certificate and way from strong to weak penalties as {@link LogisticSolver}, whose gap is {@code
 * ||s w + X' g||^2 / (2 s)} here. Damped Newton; the equations are solved by a Cholesky decomposition.
 */
final class PrimalSolver {
    private static final int MOST_STEPS = 200;
    private static final int MOST_HALVINGS = 40;
    private static final double ARMIJO = 1e-4;

    private final DenseMatrix rows;
    private final boolean[] first;
    private final double targetGap;
    private double[] weights;
    private CentredLoss loss;

    /**
     * Prepares fits on one training set.
     *
     * @param rows of the training set, scaled
     * @param first class of each, both present; not copied
     * @param targetGap the relative duality gap at which a fit ends, &gt; 0
     */
    PrimalSolver(DenseMatrix rows, boolean[] first, double targetGap) {
        this.rows = rows;
        this.first = first;
        this.targetGap = targetGap;
        this.weights = new double[rows.columns()];
        this.loss = new CentredLoss(
                first,
                new double[first.length],
                LogisticFit.trainingFrequency(first).intercept());
    }

    /**
     * Fits at one strength.
     *
     * @param strength s, &gt; 0
     */
    PrimalFit fit(double strength) {
        for (int steps = 0; ; steps++) {
            double objective = objective(loss, weights, strength);
            double[] gradient = Vectors.plus(rows.transposedTimes(loss.slope()), strength, weights);
            double gap = Vectors.dot(gradient, gradient) / (2 * strength) / objective;
            boolean ends = gap <= targetGap || steps == MOST_STEPS;
            if (ends || !moves(strength, gradient, objective)) {
                return new PrimalFit(weights, loss.intercept(), steps, gap);
            }
        }
    }

    /** Takes a Newton step; false where rounding lets none lower the objective any more. */
    private boolean moves(double strength, double[] gradient, double objective) {
        double[] direction = direction(strength, gradient);
        double[] image = rows.times(direction);
        double slope = Vectors.dot(gradient, direction);
        double[] before = rows.times(weights);
        double length = 1;
        for (int halvings = 0; halvings < MOST_HALVINGS; halvings++) {
            double[] at = Vectors.plus(weights, length, direction);
            CentredLoss there = new CentredLoss(first, Vectors.plus(before, length, image), loss.intercept());
            if (objective(there, at, strength) <= objective + ARMIJO * length * slope) {
                weights = at;
                loss = there;
                return true;
            }
            length /= 2;
        }
        return false;
    }

    private double[] direction(double strength, double[] gradient) {
        double[][] hessian = rows.weightedProducts(loss.curvature());
        double[] mean = rows.transposedTimes(loss.curvature());
        double total = loss.totalCurvature();
        for (int i = 0; i < mean.length; i++) {
            for (int j = 0; j < mean.length; j++) {
                hessian[i][j] -= mean[i] * mean[j] / total;
            }
            hessian[i][i] += strength;
        }
        double[] down = Vectors.plus(new double[gradient.length], -1, gradient);
        return new CholeskyDecomposition(new Array2DRowRealMatrix(hessian, false), 1e-6, 0)
                .getSolver()
                .solve(new ArrayRealVector(down, false))
                .toArray();
    }

    private static double objective(CentredLoss loss, double[] weights, double strength) {
        return loss.value() + strength / 2 * Vectors.dot(weights, weights);
    }
}
