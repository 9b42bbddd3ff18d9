package monosema.probe;

import monosema.activations.ActivationMatrix;

/**
 * The declared variant in which each neuron is divided by its standard deviation over the outer training fold, so that
 * the Gram matrix is another one in every fold. A deviation is floored at a tenth of the root mean square deviation of
 * the neurons that vary in the training fold: a neuron silent there and loud in a test word would otherwise decide that
 * word alone, by a division by almost nothing.
 */
final class StandardizedRows implements Kernels {
    /** The floor beside the root mean square deviation. */
    static final double FLOOR = 0.1;

    private final NeuronColumns neurons;

    StandardizedRows(ActivationMatrix activations) {
        this.neurons = new NeuronColumns(activations);
    }

    @Override
    public int n() {
        return neurons.rows();
    }

    @Override
    public FoldKernel foldKernel(int[] train) {
        return FoldKernel.of(GramMatrix.of(neurons, factors(train)), train);
    }

    /** What each neuron is multiplied by; 1 for all where none varies in the training fold. */
    double[] factors(int[] train) {
        double[] factors = new double[neurons.columns()];
        double squares = 0;
        int varying = 0;
        for (int j = 0; j < factors.length; j++) {
            double variance = variance(j, train);
            factors[j] = Math.sqrt(variance);
            squares += variance;
            varying += variance > 0 ? 1 : 0;
        }
        double floor = varying == 0 ? 1 : FLOOR * Math.sqrt(squares / varying);
        for (int j = 0; j < factors.length; j++) {
            factors[j] = 1 / Math.max(factors[j], floor);
        }
        return factors;
    }

    /** Over n; exactly 0 for a neuron that is constant in the fold. */
    private double variance(int column, int[] rows) {
        double shift = neurons.get(rows[0], column);
        double sum = 0;
        double squares = 0;
        for (int row : rows) {
            double deviation = neurons.get(row, column) - shift;
            sum += deviation;
            squares += deviation * deviation;
        }
        double mean = sum / rows.length;
        return Math.max(0, squares / rows.length - mean * mean);
    }
}
