package monosema.probe;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/** Fits one penalty's path on a training fold. Serves several threads at once. */
interface PenaltyFolds {
    /** Strengths from strong to weak, the first so strong that no neuron has a weight; relative, see the solvers. */
    List<Double> strengths();

    /**
     * Fits the path on a training fold and chooses a strength inside it.
     *
     * @param train rows to fit on
     * @param test rows to predict, which enter no choice
     * @param first class of each row of the whole matrix
     * @param innerFolds folds in which the strength is chosen
     * @param random deals out the inner folds
     */
    FoldPath fit(int[] train, int[] test, boolean[] first, int innerFolds, UniformRandomProvider random);
}
