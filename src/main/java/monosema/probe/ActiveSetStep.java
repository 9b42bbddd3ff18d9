package monosema.probe;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * A Newton step of the penalised quadratic model on the weights that are not 0, as in feature-sign search (Lee, Battle,
 * Raina and Ng 2006): within one pattern of signs the model is smooth and its minimum the solution of a linear system.
 * Along the way to it the model is minimised exactly, through the places where a weight changes its sign. Where neurons
 * are nearly copies of each other this does in one step what coordinate descent does in thousands of sweeps.
 */
final class ActiveSetStep {
    private static final double JITTER = 1e-13;

    private final double[] curvature;
    private final int size;
    private final ElasticNet penalty;

    /**
     * Prepares steps.
     *
     * @param curvature second derivatives of the model by the active weights, without the penalty, row-major; not copied
     * @param size number of active weights
     * @param penalty of the model
     */
    ActiveSetStep(double[] curvature, int size, ElasticNet penalty) {
        this.curvature = curvature;
        this.size = size;
        this.penalty = penalty;
    }

    /**
     * The weights after one step.
     *
     * @param weights those that are 0 stay
     * @param descent negative derivative of the model by each weight, without the penalty
     * @return the new weights, a new array; equal to the old ones at the minimum
     */
    double[] from(double[] weights, double[] descent) {
        int[] free = IntStream.range(0, size).filter(k -> weights[k] != 0).toArray();
        double[] direction = solve(free, weights, descent);
        return minimum(free, weights, descent, direction);
    }

    private double[] solve(int[] free, double[] weights, double[] descent) {
        int m = free.length;
        double[][] rows = new double[m][];
        double trace = 0;
        for (int a = 0; a < m; a++) {
            trace += curvature[free[a] * size + free[a]] + penalty.ridge();
        }
        double[] right = new double[m];
        for (int a = 0; a < m; a++) {
            int k = free[a];
            rows[a] = new double[a + 1];
            for (int b = 0; b <= a; b++) {
                rows[a][b] = curvature[k * size + free[b]];
            }
            rows[a][a] += penalty.ridge() + JITTER * trace / m;
            right[a] = descent[k] - penalty.ridge() * weights[k] - Math.copySign(penalty.threshold(), weights[k]);
        }
        factor(rows, JITTER * trace / m);
        return substituted(rows, right);
    }

    /** Cholesky in place, lower triangle; a pivot lost in rounding is lifted to the least. */
    private static void factor(double[][] rows, double least) {
        for (int a = 0; a < rows.length; a++) {
            double[] row = rows[a];
            for (int b = 0; b < a; b++) {
                row[b] = (row[b] - dot(row, rows[b], b)) / rows[b][b];
            }
            row[a] = Math.sqrt(Math.max(row[a] - dot(row, row, a), least));
        }
    }

    private static double dot(double[] x, double[] y, int length) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int k = 0;
        for (; k + 3 < length; k += 4) {
            a += x[k] * y[k];
            b += x[k + 1] * y[k + 1];
            c += x[k + 2] * y[k + 2];
            d += x[k + 3] * y[k + 3];
        }
        for (; k < length; k++) {
            a += x[k] * y[k];
        }
        return a + b + (c + d);
    }

    private static double[] substituted(double[][] rows, double[] right) {
        double[] out = right.clone();
        for (int a = 0; a < out.length; a++) {
            out[a] = (out[a] - dot(rows[a], out, a)) / rows[a][a];
        }
        for (int a = out.length - 1; a >= 0; a--) {
            out[a] /= rows[a][a];
            for (int b = 0; b < a; b++) {
                out[b] -= rows[a][b] * out[a];
            }
        }
        return out;
    }

    /** Walks along the direction from one change of sign to the next while the model falls. */
    private double[] minimum(int[] free, double[] weights, double[] descent, double[] direction) {
        double slope = 0;
        double bend = penalty.ridge() * Vectors.dot(direction, direction) + bend(free, direction);
        double[] crossing = new double[free.length];
        for (int a = 0; a < free.length; a++) {
            double weight = weights[free[a]];
            slope += direction[a]
                    * (penalty.ridge() * weight + Math.copySign(penalty.threshold(), weight) - descent[free[a]]);
            double at = -weight / direction[a];
            crossing[a] = at > 0 ? at : Double.POSITIVE_INFINITY;
        }
        if (!(slope < 0 && bend > 0)) {
            return weights.clone();
        }
        int[] order = IntStream.range(0, free.length)
                .boxed()
                .sorted(Comparator.comparingDouble(a -> crossing[a]))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int a : order) {
            if (!(slope + bend * crossing[a] < 0)) {
                break;
            }
            slope += 2 * penalty.threshold() * Math.abs(direction[a]);
            if (slope + bend * crossing[a] >= 0) {
                double[] out = moved(free, weights, direction, crossing[a]);
                out[free[a]] = 0;
                return out;
            }
        }
        return moved(free, weights, direction, -slope / bend);
    }

    private double bend(int[] free, double[] direction) {
        double[] full = new double[size];
        for (int a = 0; a < free.length; a++) {
            full[free[a]] = direction[a];
        }
        double sum = 0;
        for (int a = 0; a < free.length; a++) {
            int from = free[a] * size;
            sum += direction[a] * Vectors.dot(Arrays.copyOfRange(curvature, from, from + size), full);
        }
        return sum;
    }

    private static double[] moved(int[] free, double[] weights, double[] direction, double length) {
        double[] out = weights.clone();
        for (int a = 0; a < free.length; a++) {
            out[free[a]] += length * direction[a];
        }
        return out;
    }
}
