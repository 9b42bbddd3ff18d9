package monosema.run;

import java.util.Arrays;
import java.util.List;
import monosema.activations.ActivationMatrix;
import monosema.behaviour.MatchedNeurons;
import monosema.data.WordSet;
import monosema.provenance.Seed;

/** The neurons of a representation that are ablated, and the sets of others that are ablated in their place. */
final class CausalNeurons {
    private final int[] significant;
    private final double[] means;
    private final double[] magnitudes;
    private final List<List<Integer>> matched;

    private CausalNeurons(int[] significant, double[] means, double[] magnitudes, List<List<Integer>> matched) {
        this.significant = significant;
        this.means = means;
        this.magnitudes = magnitudes;
        this.matched = matched;
    }

    static CausalNeurons of(CausalInputs inputs, WordSet words, int randomSets, Seed seed) {
        int[] significant = inputs.significant();
        double[] magnitudes = meanMagnitudes(inputs.weightedActivations(words));
        List<List<Integer>> matched = new MatchedNeurons(magnitudes, significant).draw(randomSets, seed);
        return new CausalNeurons(significant, means(inputs.plainActivations()), magnitudes, matched);
    }

    /** Neurons that the t-test finds, a new array. */
    int[] significant() {
        return significant.clone();
    }

    /** Sets of neurons in their place. */
    List<int[]> matched() {
        return matched.stream()
                .map(set -> set.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }

    /** Neurons of a set in their place; fewer than they are where no more are left. */
    int matchedSize() {
        return matched.isEmpty() ? 0 : matched.get(0).size();
    }

    /** The mean of each of some neurons over the words. */
    float[] meansOf(int[] neurons) {
        float[] out = new float[neurons.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) means[neurons[i]];
        }
        return out;
    }

    /** Mean magnitude of the neurons that the t-test finds; NaN where there are none. */
    double magnitude() {
        return magnitude(significant);
    }

    /** The same of the neurons of all sets in their place; NaN where there are none. */
    double matchedMagnitude() {
        return matched().stream().mapToDouble(this::magnitude).average().orElse(Double.NaN);
    }

    private double magnitude(int[] neurons) {
        return Arrays.stream(neurons)
                .mapToDouble(neuron -> magnitudes[neuron])
                .average()
                .orElse(Double.NaN);
    }

    private static double[] means(ActivationMatrix activations) {
        double[] means = new double[activations.columns()];
        for (int row = 0; row < activations.rows(); row++) {
            for (int column = 0; column < means.length; column++) {
                means[column] += (double) activations.get(row, column) / activations.rows();
            }
        }
        return means;
    }

    private static double[] meanMagnitudes(ActivationMatrix weighted) {
        double[] means = new double[weighted.columns()];
        for (int row = 0; row < weighted.rows(); row++) {
            for (int column = 0; column < means.length; column++) {
                means[column] += (double) Math.abs(weighted.get(row, column)) / weighted.rows();
            }
        }
        return means;
    }
}
