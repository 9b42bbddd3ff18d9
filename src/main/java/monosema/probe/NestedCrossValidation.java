package monosema.probe;

import java.util.List;
import monosema.io.BadInputException;
import monosema.provenance.Seed;

/**
 * One pass of nested, stratified cross-validation: in each outer training fold the rows are centred and scaled, the
 * strength is chosen by an inner cross-validation and the probe refitted; only then is the test fold looked at.
 *
 * @param chosen predictions of the probes with chosen strength
 * @param frequency predictions by the training frequency of the same folds
 * @param convergence of all fits
 */
record NestedCrossValidation(OutOfFold chosen, OutOfFold frequency, Convergence convergence) {

    /**
     * Runs one pass.
     *
     * @param kernels of the representation
     * @param first class of each row, labels real or random
     * @param folds outer folds
     * @param innerFolds folds in which the strength is chosen
     * @param strengths from strong to weak, infinity first
     * @param seed of the folds; equal seeds and classes give equal folds whatever the representation
     */
    static NestedCrossValidation run(
            Kernels kernels, boolean[] first, int folds, int innerFolds, List<Double> strengths, Seed seed) {
        OutOfFold chosen = new OutOfFold(first, folds);
        OutOfFold frequency = new OutOfFold(first, folds);
        Convergence convergence = Convergence.NONE;
        StratifiedFolds outer = StratifiedFolds.of(Rows.all(first.length), first, folds, seed.stream("outer"));
        for (int fold = 0; fold < folds; fold++) {
            int[] train = outer.train(fold);
            int[] test = outer.test(fold);
            FoldKernel kernel = kernels.foldKernel(train);
            StrengthChoice choice =
                    StrengthChoice.within(kernel, train, first, innerFolds, strengths, seed.stream("inner." + fold));
            FittedPath path = FittedPath.of(kernel, train, first, strengths.subList(0, choice.index() + 1));
            chosen.add(fold, kernel, train, test, path.fits().get(choice.index()));
            frequency.add(fold, kernel, train, test, LogisticFit.trainingFrequency(Rows.classes(train, first)));
            convergence = convergence.plus(choice.convergence()).plus(path.convergence());
        }
        return new NestedCrossValidation(chosen, frequency, convergence);
    }

    /** Refuses classes too small for the folds: each outer and inner fold must hold a word of each class. */
    static void requireWords(Kernels kernels, boolean[] first, int folds, int innerFolds) {
        if (first.length != kernels.n()) {
            throw new IllegalArgumentException(
                    "activations have %d rows, labels %d".formatted(kernels.n(), first.length));
        }
        requireWords(first, folds, innerFolds);
    }

    static void requireWords(boolean[] first, int folds, int innerFolds) {
        int smaller = Rows.smallerClass(first);
        if (smaller == 0) {
            throw new BadInputException(
                    "a probe needs words of two classes, all %d have one label".formatted(first.length));
        }
        if (smaller < folds) {
            throw new BadInputException(
                    "the smaller class has %d words, %d folds need at least %d".formatted(smaller, folds, folds));
        }
        int inTraining = smaller - (smaller + folds - 1) / folds;
        if (inTraining < innerFolds) {
            throw new BadInputException(
                    "the smaller class has %d words, which leaves %d in a training fold; %d inner folds need at least %d"
                            .formatted(smaller, inTraining, innerFolds, innerFolds));
        }
    }
}
