package monosema.probe;

import java.util.ArrayList;
import java.util.List;
import monosema.config.AnalysisSpec;
import monosema.provenance.Seed;

/**
 * One pass of nested cross-validation over words in frames. Inner folds are grouped as the outer ones are: by word within
 * a split by word, by frame within a split by frame.
 */
final class FrameCrossValidation {
    private final RowMatrix matrix;
    private final int words;
    private final AnalysisSpec.FrameProbe spec;
    private final List<Double> strengths;

    /**
     * Prepares passes.
     *
     * @param matrix the rows, the frames of the first word first
     * @param words how many
     * @param spec frames, folds and strengths
     */
    FrameCrossValidation(RowMatrix matrix, int words, AnalysisSpec.FrameProbe spec) {
        this.matrix = matrix;
        this.words = words;
        this.spec = spec;
        this.strengths = StrengthGrid.ofSize(spec.strengths()).strengths();
    }

    /**
     * Runs one pass.
     *
     * @param split by word or by frame
     * @param wordIsFirst class of each word, labels real or random
     * @param seed of the folds
     */
    NestedCrossValidation run(FrameSplit split, boolean[] wordIsFirst, Seed seed) {
        int frames = spec.frames().count();
        boolean[] first = classes(wordIsFirst, frames);
        FrameCells all = FrameCells.all(words, frames);
        List<FrameSplit.Part> outer = split.parts(all, wordIsFirst, spec.folds(), seed.stream("outer"));
        OutOfFold chosen = new OutOfFold(first, outer.size());
        OutOfFold frequency = new OutOfFold(first, outer.size());
        Convergence convergence = Convergence.NONE;
        for (int fold = 0; fold < outer.size(); fold++) {
            FrameSplit.Part part = outer.get(fold);
            int[] train = part.train().rows();
            int[] test = part.test().rows();
            RowKernel kernel = RowKernel.of(matrix, train);
            List<Fold> inner = inner(split, part.train(), wordIsFirst, seed, fold);
            StrengthChoice choice = StrengthChoice.within(kernel, first, inner, strengths);
            FittedPath path = FittedPath.of(kernel, train, first, strengths.subList(0, choice.index() + 1));
            chosen.add(fold, kernel, train, test, path.fits().get(choice.index()));
            frequency.add(fold, kernel, train, test, LogisticFit.trainingFrequency(Rows.classes(train, first)));
            convergence = convergence.plus(choice.convergence()).plus(path.convergence());
        }
        return new NestedCrossValidation(chosen, frequency, convergence);
    }

    private List<Fold> inner(FrameSplit split, FrameCells train, boolean[] wordIsFirst, Seed seed, int fold) {
        List<Fold> inner = new ArrayList<>();
        split.parts(train, wordIsFirst, spec.innerFolds(), seed.stream("inner." + fold))
                .forEach(part -> inner.add(part.rows()));
        return inner;
    }

    private static boolean[] classes(boolean[] wordIsFirst, int frames) {
        boolean[] first = new boolean[wordIsFirst.length * frames];
        for (int row = 0; row < first.length; row++) {
            first[row] = wordIsFirst[row / frames];
        }
        return first;
    }
}
