package monosema.probe;

import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import monosema.activations.ActivationMatrix;
import monosema.config.AnalysisSpec;
import monosema.io.BadInputException;
import monosema.provenance.CountedProgress;
import monosema.provenance.Progress;
import monosema.provenance.Seed;
import monosema.stats.Parallel;

/**
 * The linear probe on every word in several sentence frames, where word types can recur.
 *
 * <p>Labels belong to word types. Split by word, no type of a test fold was trained on: what is told right there is
 * information about the label, and random labels can only reach chance. Split by frame, every type was trained on in other
 * frames, so that a probe which memorises the types tells random labels right too: accuracy less that of random labels
 * is the selectivity of Hewitt and Liang (2019, section 2), whose control task gives each word type one random label.
 *
 * <p>Each labelling, real or random, runs the same single pass of {@link FrameCrossValidation} under either split; the
 * random ones permute the labels of the word types. Split by frame all labellings see the same folds; split by word the
 * folds are stratified by the labelling's own labels.
 */
public final class ProbeInFrames {
    private final FrameCrossValidation validation;
    private final boolean[] first;
    private final AnalysisSpec.FrameProbe spec;
    private final Seed seed;

    private ProbeInFrames(RowMatrix matrix, boolean[] first, AnalysisSpec.FrameProbe spec, Seed seed) {
        this.validation = new FrameCrossValidation(matrix, first.length, spec);
        this.first = first;
        this.spec = spec;
        this.seed = seed;
    }

    /**
     * Runs the real task and the control draws under both splits.
     *
     * @param activations one row a word and frame, the frames of the first word first
     * @param isFirst class of each word
     * @param spec frames, folds, strengths and draws
     * @param seed of folds and random labels; give the same to every representation of an experiment
     * @param progress a step a pass
     * @throws BadInputException if a class is missing or has too few words for the folds
     */
    public static FrameProbeResult run(
            ActivationMatrix activations,
            boolean[] isFirst,
            AnalysisSpec.FrameProbe spec,
            Seed seed,
            Progress progress) {
        int rows = isFirst.length * spec.frames().count();
        if (activations.rows() != rows) {
            throw new IllegalArgumentException("%d words in %d frames need %d rows of activations, got %d"
                    .formatted(isFirst.length, spec.frames().count(), rows, activations.rows()));
        }
        NestedCrossValidation.requireWords(isFirst, spec.folds(), spec.innerFolds());
        return new ProbeInFrames(RowMatrix.of(activations), isFirst.clone(), spec, seed).run(progress);
    }

    private FrameProbeResult run(Progress progress) {
        CountedProgress steps = new CountedProgress(progress, 2L * (1 + spec.controlDraws()));
        List<NestedCrossValidation> byWord = passes(FrameSplit.WORD, steps);
        List<NestedCrossValidation> byFrame = passes(FrameSplit.FRAME, steps);
        Convergence convergence = Convergence.NONE;
        for (NestedCrossValidation pass : byWord) {
            convergence = convergence.plus(pass.convergence());
        }
        for (NestedCrossValidation pass : byFrame) {
            convergence = convergence.plus(pass.convergence());
        }
        return new FrameProbeResult(result(byWord), result(byFrame), convergence);
    }

    private FrameSplitResult result(List<NestedCrossValidation> passes) {
        return FrameSplitResult.of(
                first,
                passes.get(0),
                passes.subList(1, passes.size()),
                spec.frames().count());
    }

    private List<NestedCrossValidation> passes(FrameSplit split, CountedProgress steps) {
        AtomicReferenceArray<NestedCrossValidation> done = new AtomicReferenceArray<>(1 + spec.controlDraws());
        Parallel.range(done.length(), labelling -> {
            done.set(labelling, pass(split, labelling));
            steps.step("");
        });
        return IntStream.range(0, done.length()).mapToObj(done::get).toList();
    }

    /** Labelling 0 is the real one. */
    private NestedCrossValidation pass(FrameSplit split, int labelling) {
        Seed own = labelling == 0 ? seed.child("real") : seed.child("control." + (labelling - 1));
        boolean[] labels = labelling == 0 ? first : LinearProbe.permuted(first, own);
        return validation.run(split, labels, split == FrameSplit.FRAME ? seed.child("frames") : own);
    }
}
