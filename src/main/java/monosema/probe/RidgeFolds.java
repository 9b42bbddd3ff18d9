package monosema.probe;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The L2 penalty, in the space of the training rows.
 *
 * @param gram of the representation
 * @param varying neurons that vary over the words: those that have a weight
 * @param strengths see {@link StrengthGrid}
 */
record RidgeFolds(GramMatrix gram, int varying, List<Double> strengths) implements PenaltyFolds {
    RidgeFolds {
        strengths = List.copyOf(strengths);
    }

    @Override
    public FoldPath fit(int[] train, int[] test, boolean[] first, int innerFolds, UniformRandomProvider random) {
        FoldKernel kernel = FoldKernel.of(gram, train);
        FittedPath path = FittedPath.of(kernel, train, first, strengths);
        List<PathFit> fits = new ArrayList<>();
        for (int s = 0; s < strengths.size(); s++) {
            LogisticFit fit = path.fits().get(s);
            boolean fitted = Double.isFinite(strengths.get(s)) && !kernel.constant();
            fits.add(PathFit.of(
                    kernel.logOdds(train, train, fit),
                    kernel.logOdds(test, train, fit),
                    fitted ? varying : 0,
                    fitted ? Convergence.of(fit) : Convergence.NONE));
        }
        StrengthChoice choice = StrengthChoice.within(kernel, train, first, innerFolds, strengths, random);
        return new FoldPath(fits, choice.index(), choice.convergence());
    }
}
