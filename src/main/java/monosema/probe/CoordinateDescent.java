package monosema.probe;

import java.util.Arrays;

/**
 * Minimises the penalised quadratic model of the loss around a point, one weight at a time (Friedman, Hastie and
 * Tibshirani 2010, section 3), the intercept eliminated exactly by centring every column with the model's row weights.
 */
final class CoordinateDescent {
    private static final int MOST_SWEEPS = 2_000;

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
        int sweeps = 0;
        while (sweeps++ < MOST_SWEEPS && descent.sweep(candidates) > precision) {
            int[] active = descent.active(candidates);
            while (sweeps++ < MOST_SWEEPS && descent.sweep(active) > precision) {
                // The work is done in the condition.
            }
        }
        return descent.weights;
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
            double step = after - before;
            if (step != 0) {
                weights[j] = after;
                columns.addWeighted(j, -step, rowWeights, descent);
                offset += step * means[j] / totalWeight;
                largest = Math.max(largest, Math.abs(step) * (curvature + penalty.ridge()));
            }
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
