package monosema.probe;

import java.util.Arrays;

/**
 * Minimises the penalised quadratic model of the loss around a point, one weight at a time (Friedman, Hastie and
 * Tibshirani 2010, section 3), the intercept eliminated exactly by centring every column with the model's row weights.
 */
final class CoordinateDescent {
    private static final int MOST_SWEEPS = 500;
    /** Sweeps over the active weights before they are solved for together. */
    private static final int PATIENCE = 4;

    private static final int MOST_JUMPS = 30;

    private final FeatureColumns columns;
    private final ElasticNet penalty;
    private final double[] rowWeights;
    private final double totalWeight;
    private final double[] weights;
    private final double[] means;
    private final double[] curvatures;
    /** Negative derivative of the model by each row's predictor, less {@code offset * rowWeights}. */
    private final double[] descent;

    private double offset;

    private CoordinateDescent(FeatureColumns columns, ElasticNet penalty, CentredLoss loss, double[] weights) {
        this.columns = columns;
        this.penalty = penalty;
        this.rowWeights = loss.curvature();
        this.totalWeight = loss.totalCurvature();
        this.weights = weights.clone();
        this.means = new double[weights.length];
        this.curvatures = new double[weights.length];
        this.descent = Vectors.plus(new double[columns.rows()], -1, loss.slope());
    }

    /**
     * The weights that minimise the model over some columns, the others left as they are.
     *
     * @param loss at the point
     * @param weights of all columns at the point
     * @param candidates columns that may move
     * @param precision largest change of a derivative in a sweep at which it stops
     */
    static double[] minimise(
            FeatureColumns columns,
            ElasticNet penalty,
            CentredLoss loss,
            double[] weights,
            int[] candidates,
            double precision) {
        CoordinateDescent descent = new CoordinateDescent(columns, penalty, loss, weights);
        descent.prepare(candidates);
        for (int sweeps = 0; sweeps < MOST_SWEEPS && descent.sweep(candidates) > precision; sweeps++) {
            int[] active = descent.active(candidates);
            double change = Double.POSITIVE_INFINITY;
            for (int k = 0; k < PATIENCE && change > precision; k++) {
                change = descent.sweep(active);
            }
            if (change > precision) {
                descent.jump(active);
            }
        }
        return descent.weights;
    }

    /** Newton steps on the active weights until none changes its sign any more. */
    private void jump(int[] active) {
        ActiveSetStep step = new ActiveSetStep(curvature(active), active.length, penalty);
        for (int k = 0; k < MOST_JUMPS; k++) {
            double[] at = new double[active.length];
            double[] gradient = new double[active.length];
            for (int a = 0; a < active.length; a++) {
                at[a] = weights[active[a]];
                gradient[a] = columns.dot(active[a], descent) + offset * means[active[a]];
            }
            double[] next = step.from(at, gradient);
            boolean crossed = false;
            for (int a = 0; a < active.length; a++) {
                move(active[a], next[a]);
                crossed |= next[a] * at[a] <= 0 && at[a] != 0;
            }
            if (!crossed) {
                return;
            }
        }
    }

    /** Second derivatives of the model by some weights: {@code X' diag(v) X - m m' / sum(v)}. */
    private double[] curvature(int[] active) {
        int m = active.length;
        double[] out = new double[m * m];
        double[] weighted = new double[columns.rows()];
        for (int a = 0; a < m; a++) {
            Arrays.fill(weighted, 0);
            columns.addWeighted(active[a], 1, rowWeights, weighted);
            for (int b = 0; b <= a; b++) {
                double product = columns.dot(active[b], weighted) - means[active[a]] * means[active[b]] / totalWeight;
                out[a * m + b] = product;
                out[b * m + a] = product;
            }
        }
        return out;
    }

    private void move(int column, double to) {
        double step = to - weights[column];
        if (step != 0) {
            weights[column] = to;
            columns.addWeighted(column, -step, rowWeights, descent);
            offset += step * means[column] / totalWeight;
        }
    }

    private void prepare(int[] candidates) {
        for (int j : candidates) {
            double mean = columns.dot(j, rowWeights);
            means[j] = mean;
            curvatures[j] = columns.squares(j, rowWeights) - mean * mean / totalWeight;
        }
    }

    private double sweep(int[] list) {
        double largest = 0;
        for (int j : list) {
            double before = weights[j];
            double gradient = columns.dot(j, descent) + offset * means[j];
            double curvature = Math.max(curvatures[j], 0);
            if (!(curvature + penalty.ridge() > 0)) {
                continue;
            }
            double after = penalty.shrunk(curvature * before + gradient, curvature);
            move(j, after);
            largest = Math.max(largest, Math.abs(after - before) * (curvature + penalty.ridge()));
        }
        return largest;
    }

    private int[] active(int[] candidates) {
        int[] out = new int[candidates.length];
        int size = 0;
        for (int j : candidates) {
            if (weights[j] != 0) {
                out[size++] = j;
            }
        }
        return Arrays.copyOf(out, size);
    }
}
