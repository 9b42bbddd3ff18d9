package monosema.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import monosema.activations.ActivationMatrix;
import monosema.stats.FirthLogistic;

/**
 * A few neurons fitted together without a penalty on their weights, by Firth's likelihood, which stays finite where they
 * separate the classes. A neuron that is a linear combination of those before it on the words fitted (constant, or the
 * double of another) has no coefficient of its own and is left out.
 */
public final class FirthRefit {
    private static final double DEPENDENT = 1e-9;

    private FirthRefit() {}

    /**
     * A neuron's part of the fit.
     *
     * @param neuron zero-based
     * @param coefficient log odds ratio for one standard deviation of its activation over the words fitted
     * @param lower end of the 95% profile penalised-likelihood interval
     * @param upper end of the interval
     * @param p of the penalised likelihood ratio test; no test where the same words selected the neuron
     */
    public record Neuron(int neuron, double coefficient, double lower, double upper, double p) {}

    /**
     * Fits all rows.
     *
     * @param activations one row a word
     * @param neurons to fit together
     * @param first class of each row, both present
     * @return one a neuron that is not left out, in the order given
     */
    public static List<Neuron> fit(ActivationMatrix activations, List<Integer> neurons, boolean[] first) {
        int[] rows = Rows.all(first.length);
        int[] kept = independent(activations, neurons, rows);
        List<Neuron> out = new ArrayList<>();
        if (kept.length == 0) {
            return out;
        }
        FirthLogistic.Result result = FirthLogistic.fit(standardised(activations, neurons, kept, rows), first);
        for (int k = 0; k < kept.length; k++) {
            FirthLogistic.Coefficient each = result.coefficients().get(k);
            out.add(new Neuron(neurons.get(kept[k]), each.value(), each.lower(), each.upper(), each.p()));
        }
        return out;
    }

    /** The p of each neuron on some rows; 1 for one that is left out. */
    static double[] pValues(ActivationMatrix activations, List<Integer> neurons, int[] rows, boolean[] first) {
        double[] out = new double[neurons.size()];
        Arrays.fill(out, 1);
        int[] kept = independent(activations, neurons, rows);
        if (kept.length > 0) {
            double[][] features = standardised(activations, neurons, kept, rows);
            double[] p = FirthLogistic.pValues(features, Rows.classes(rows, first));
            for (int k = 0; k < kept.length; k++) {
                out[kept[k]] = p[k];
            }
        }
        return out;
    }

    private static double[][] standardised(
            ActivationMatrix activations, List<Integer> neurons, int[] kept, int[] rows) {
        double[][] out = new double[kept.length][];
        for (int k = 0; k < kept.length; k++) {
            out[k] = standardised(activations, neurons.get(kept[k]), rows);
        }
        return out;
    }

    /** Centred, with mean square 1; zeros for a neuron that is constant. */
    private static double[] standardised(ActivationMatrix activations, int neuron, int[] rows) {
        double[] out = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            out[i] = (double) activations.get(rows[i], neuron) - activations.get(rows[0], neuron);
        }
        double mean = Vectors.sum(out) / rows.length;
        for (int i = 0; i < rows.length; i++) {
            out[i] -= mean;
        }
        double size = Math.sqrt(Vectors.dot(out, out) / rows.length);
        for (int i = 0; i < rows.length && size > 0; i++) {
            out[i] /= size;
        }
        return out;
    }

    /** Positions of the neurons that are no linear combination of those before them, by Gram-Schmidt. */
    private static int[] independent(ActivationMatrix activations, List<Integer> neurons, int[] rows) {
        List<double[]> basis = new ArrayList<>();
        int[] kept = new int[neurons.size()];
        for (int k = 0; k < neurons.size() && basis.size() < rows.length - 2; k++) {
            double[] rest = standardised(activations, neurons.get(k), rows);
            for (double[] direction : basis) {
                Vectors.add(rest, -Vectors.dot(rest, direction), direction);
            }
            double size = Vectors.dot(rest, rest);
            if (size > DEPENDENT * rows.length) {
                kept[basis.size()] = k;
                basis.add(Vectors.plus(new double[rows.length], 1 / Math.sqrt(size), rest));
            }
        }
        return Arrays.copyOf(kept, basis.size());
    }
}
