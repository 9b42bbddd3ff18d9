package monosema.stats;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.jspecify.annotations.Nullable;

/**
 * Firth's penalised likelihood of a small logistic regression, and its maximum with at most one coefficient held fixed.
 * Features are centred and divided by their standard deviation, which moves no likelihood ratio; coefficient 0 is the
 * intercept.
 */
final class FirthLikelihood {
    /** For {@link #maximise}: no coefficient is held. */
    static final int NONE = -1;

    private static final int MOST_STEPS = 500;
    private static final int MOST_HALVINGS = 40;
    private static final double LONGEST_STEP = 5;
    private static final double FLAT = 1e-9;
    private static final double DEPENDENT = 1e-10;

    private final double[][] rows;
    private final boolean[] positive;
    private final double[] means;
    private final double[] deviations;

    private FirthLikelihood(double[][] rows, boolean[] positive, double[] means, double[] deviations) {
        this.rows = rows;
        this.positive = positive;
        this.means = means;
        this.deviations = deviations;
    }

    /** A maximum. */
    static final class Maximum {
        private final double[] beta;
        private final double value;
        private final boolean converged;

        private Maximum(double[] beta, double value, boolean converged) {
            this.beta = beta;
            this.value = value;
            this.converged = converged;
        }

        /** Coefficients, the intercept first; the array itself. */
        double[] beta() {
            return beta;
        }

        /** Penalised log likelihood. */
        double value() {
            return value;
        }

        /** Whether its derivative is 0 to rounding. */
        boolean converged() {
            return converged;
        }
    }

    static FirthLikelihood of(double[][] features, boolean[] positive) {
        Arguments.atLeast(1, features.length, "number of features");
        int n = positive.length;
        double[][] rows = new double[n][features.length + 1];
        double[] means = new double[features.length];
        double[] deviations = new double[features.length];
        for (int j = 0; j < features.length; j++) {
            Arguments.sameLength(features[j].length, n, "features and classes");
            Moments moments = Moments.of(features[j]);
            means[j] = moments.mean();
            deviations[j] = Math.sqrt(moments.variance());
            Arguments.positive(deviations[j], "standard deviation of feature " + j);
            for (int i = 0; i < n; i++) {
                rows[i][j + 1] = (features[j][i] - means[j]) / deviations[j];
            }
        }
        int count = 0;
        for (int i = 0; i < n; i++) {
            rows[i][0] = 1;
            count += positive[i] ? 1 : 0;
        }
        Arguments.atLeast(1, count, "number of positives");
        Arguments.atLeast(1, n - count, "number of negatives");
        FirthLikelihood likelihood = new FirthLikelihood(rows, positive.clone(), means, deviations);
        likelihood.requireIndependent();
        return likelihood;
    }

    double[] start() {
        return new double[means.length + 1];
    }

    /** The standard deviation of a feature, in its own unit. */
    double unit(int feature) {
        return deviations[feature];
    }

    double intercept(double[] beta) {
        double out = beta[0];
        for (int j = 0; j < means.length; j++) {
            out -= beta[j + 1] * means[j] / deviations[j];
        }
        return out;
    }

    double standardError(Maximum at, int index) {
        return Math.sqrt(
                new Point(at.beta()).information.getSolver().getInverse().getEntry(index, index));
    }

    /**
     * Fisher scoring on Firth's score with step halving.
     *
     * @param fixed the coefficient that is held, or {@link #NONE}
     * @param value at which it is held
     * @param start where the others begin
     */
    Maximum maximise(int fixed, double value, double[] start) {
        double[] beta = start.clone();
        if (fixed != NONE) {
            beta[fixed] = value;
        }
        Point point = point(beta);
        if (point == null) {
            return new Maximum(beta, Double.NEGATIVE_INFINITY, false);
        }
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] score = point.score(fixed);
            if (largest(score) <= FLAT) {
                return new Maximum(point.beta, point.value, true);
            }
            double[] direction = point.direction(score, fixed);
            double length = Math.min(1, LONGEST_STEP / largest(direction));
            Point next = point;
            for (int halvings = 0; halvings < MOST_HALVINGS; halvings++) {
                Point candidate = point(point.moved(direction, length));
                if (candidate != null && candidate.value >= point.value - 1e-12 * Math.abs(point.value)) {
                    next = candidate;
                    break;
                }
                length /= 2;
            }
            if (next == point) {
                break;
            }
            point = next;
        }
        return new Maximum(point.beta, point.value, largest(point.score(fixed)) <= 1e-6);
    }

    private void requireIndependent() {
        Point point = point(start());
        for (int j = 0; point != null && j < means.length + 1; j++) {
            double pivot = point.information.getL().getEntry(j, j);
            point = pivot * pivot > DEPENDENT * point.fisher[j][j] ? point : null;
        }
        if (point == null) {
            throw new IllegalArgumentException("features must be linearly independent, together with a constant");
        }
    }

    /** Null where the information is singular to rounding, so that the penalised likelihood is 0. */
    private @Nullable Point point(double[] beta) {
        try {
            return new Point(beta);
        } catch (NonPositiveDefiniteMatrixException e) {
            return null;
        }
    }

    private static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    /** Everything at one set of coefficients. */
    private final class Point {
        private final double[] beta;
        private final double[] probability = new double[rows.length];
        private final double[][] fisher;
        private final CholeskyDecomposition information;
        private final double value;

        Point(double[] beta) {
            this.beta = beta;
            this.fisher = new double[beta.length][beta.length];
            double likelihood = 0;
            for (int i = 0; i < rows.length; i++) {
                double logOdds = 0;
                for (int j = 0; j < beta.length; j++) {
                    logOdds += rows[i][j] * beta[j];
                }
                double e = StrictMath.exp(-Math.abs(logOdds));
                probability[i] = logOdds >= 0 ? 1 / (1 + e) : e / (1 + e);
                double margin = positive[i] ? logOdds : -logOdds;
                likelihood -= Math.max(-margin, 0) + StrictMath.log1p(e);
                addOuterProduct(rows[i], e / ((1 + e) * (1 + e)));
            }
            information = new CholeskyDecomposition(new Array2DRowRealMatrix(fisher, false), 1e-8, Double.MIN_NORMAL);
            value = likelihood + StrictMath.log(information.getDeterminant()) / 2;
        }

        private void addOuterProduct(double[] row, double weight) {
            for (int j = 0; j < row.length; j++) {
                for (int k = 0; k < row.length; k++) {
                    fisher[j][k] += weight * row[j] * row[k];
                }
            }
        }

        /** {@code sum_i (t_i - p_i + h_i (1/2 - p_i)) x_i}, h the diagonal of the hat matrix; 0 where fixed. */
        double[] score(int fixed) {
            double[][] inverse = information.getSolver().getInverse().getData();
            double[] out = new double[beta.length];
            for (int i = 0; i < rows.length; i++) {
                double p = probability[i];
                double leverage = 0;
                for (int j = 0; j < beta.length; j++) {
                    for (int k = 0; k < beta.length; k++) {
                        leverage += rows[i][j] * inverse[j][k] * rows[i][k];
                    }
                }
                double residual = (positive[i] ? 1 : 0) - p + p * (1 - p) * leverage * (0.5 - p);
                for (int j = 0; j < beta.length; j++) {
                    out[j] += residual * rows[i][j];
                }
            }
            if (fixed != NONE) {
                out[fixed] = 0;
            }
            return out;
        }

        /** The information's inverse, of the free coefficients alone, times the score. */
        double[] direction(double[] score, int fixed) {
            double[][] free = new double[fisher.length][];
            for (int j = 0; j < free.length; j++) {
                free[j] = fisher[j].clone();
            }
            if (fixed != NONE) {
                Arrays.fill(free[fixed], 0);
                for (double[] row : free) {
                    row[fixed] = 0;
                }
                free[fixed][fixed] = 1;
            }
            CholeskyDecomposition cholesky =
                    new CholeskyDecomposition(new Array2DRowRealMatrix(free, false), 1e-8, Double.MIN_NORMAL);
            return cholesky.getSolver().solve(new ArrayRealVector(score, false)).toArray();
        }

        double[] moved(double[] direction, double length) {
            double[] out = beta.clone();
            for (int j = 0; j < out.length; j++) {
                out[j] += length * direction[j];
            }
            return out;
        }
    }
}
