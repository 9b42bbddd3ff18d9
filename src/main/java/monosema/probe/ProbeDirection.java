package monosema.probe;

import java.util.List;
import java.util.Optional;
import monosema.activations.ActivationMatrix;
import monosema.provenance.Seed;

/**
 * The direction along which a linear probe's log-odds of the first class rise: the weights of an L2 logistic regression
 * on all words. Its strength is the finite one of the smallest held-out log loss in a stratified cross-validation over
 * the same words.
 */
public final class ProbeDirection {
    private static final int FOLDS = 5;
    private static final int STRENGTHS = 12;

    private final double[] weights;
    private final double strength;
    private final double optimalityGap;

    private ProbeDirection(double[] weights, double strength, double optimalityGap) {
        this.weights = weights;
        this.strength = strength;
        this.optimalityGap = optimalityGap;
    }

    /**
     * Fits the probe.
     *
     * @param activations one row a word, at least five of each class
     * @param first class of each row
     * @param seed of the folds
     * @return empty where all rows are equal
     */
    public static Optional<ProbeDirection> of(ActivationMatrix activations, boolean[] first, Seed seed) {
        int[] all = Rows.all(activations.rows());
        FoldKernel kernel = GramMatrix.of(activations).foldKernel(all);
        if (kernel.constant()) {
            return Optional.empty();
        }
        List<Double> strengths = StrengthGrid.ofSize(STRENGTHS + 1).strengths().stream()
                .filter(Double::isFinite)
                .toList();
        StrengthChoice choice =
                StrengthChoice.within(kernel, all, first, FOLDS, strengths, seed.stream("direction.folds"));
        LogisticFit fit = FittedPath.of(kernel, all, first, strengths.subList(0, choice.index() + 1))
                .fits()
                .get(choice.index());
        return Optional.of(
                new ProbeDirection(weights(activations, fit), strengths.get(choice.index()), fit.optimalityGap()));
    }

    /** Up to a factor: the kernel's scale is left out. */
    private static double[] weights(ActivationMatrix activations, LogisticFit fit) {
        NeuronColumns neurons = new NeuronColumns(activations);
        double[] centred = new double[neurons.rows()];
        double[] weights = new double[neurons.columns()];
        for (int column = 0; column < weights.length; column++) {
            neurons.centred(column, 1, centred);
            for (int row = 0; row < centred.length; row++) {
                weights[column] += fit.dual(row) * centred[row];
            }
        }
        return weights;
    }

    /** One weight a neuron, a new array; only their proportions count. */
    public double[] weights() {
        return weights.clone();
    }

    /** The relative strength chosen, see {@link StrengthGrid}. */
    public double strength() {
        return strength;
    }

    /** An upper bound of how far, relatively, the fit is from its optimum. */
    public double optimalityGap() {
        return optimalityGap;
    }
}
