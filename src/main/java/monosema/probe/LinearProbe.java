package monosema.probe;

import java.util.ArrayList;
import java.util.List;
import monosema.activations.ActivationMatrix;
import monosema.config.AnalysisSpec;
import monosema.io.BadInputException;
import monosema.provenance.Progress;
import monosema.provenance.Seed;

/**
 * Can the label be read off a representation by a linear probe, and would the probe learn any labels as well?
 *
 * <p>The probe is L2 logistic regression in nested, stratified, repeated cross-validation ({@link LogisticSolver}, {@link
 * NestedCrossValidation}). The control task (Hewitt and Liang 2019, section 2) gives each word a label at random, a
 * permutation of the real ones, so that class frequencies are the true ones; each draw runs the very same procedure with
 * one repeat, its folds stratified by its own labels.
 */
public final class LinearProbe {
    private LinearProbe() {}

    /**
     * Runs the real task and the control draws.
     *
     * @param activations one row a word
     * @param isFirst class of each row
     * @param spec folds, repeats, strengths and draws
     * @param seed of folds and random labels; give the same to every representation of an experiment, so that all see
     *     the same folds and comparisons are paired
     * @param progress a step a repeat or draw
     * @throws BadInputException if a class is missing or has too few words for the folds
     */
    public static ProbeResult run(
            ActivationMatrix activations, boolean[] isFirst, AnalysisSpec.Probe spec, Seed seed, Progress progress) {
        GramMatrix gram = GramMatrix.of(activations);
        NestedCrossValidation.requireWords(gram, isFirst, spec.folds(), spec.innerFolds());
        int total = spec.repeats() + spec.controlDraws();
        List<NestedCrossValidation> repeats = new ArrayList<>();
        for (int r = 0; r < spec.repeats(); r++) {
            NestedCrossValidation pass = pass(gram, isFirst, spec, seed.child("repeat." + r));
            repeats.add(pass);
            progress.step(r + 1L, total, "accuracy %.3f".formatted(pass.chosen().testAccuracy()));
        }
        Convergence convergence = Convergence.NONE;
        List<ProbeDraw> control = new ArrayList<>();
        for (int d = 0; d < spec.controlDraws(); d++) {
            Seed own = seed.child("control." + d);
            NestedCrossValidation pass = pass(gram, permuted(isFirst, own), spec, own);
            control.add(ProbeDraw.of(d, pass.chosen()));
            convergence = convergence.plus(pass.convergence());
            progress.step(spec.repeats() + d + 1L, total, "control");
        }
        return result(repeats, control, convergence, spec);
    }

    private static NestedCrossValidation pass(GramMatrix gram, boolean[] first, AnalysisSpec.Probe spec, Seed seed) {
        return NestedCrossValidation.run(
                gram,
                first,
                spec.folds(),
                spec.innerFolds(),
                StrengthGrid.ofSize(spec.strengths()).strengths(),
                seed);
    }

    private static ProbeResult result(
            List<NestedCrossValidation> repeats,
            List<ProbeDraw> control,
            Convergence ofControl,
            AnalysisSpec.Probe spec) {
        List<ProbeDraw> real = new ArrayList<>();
        List<Double> foldAccuracies = new ArrayList<>();
        Convergence convergence = ofControl;
        for (NestedCrossValidation pass : repeats) {
            real.add(ProbeDraw.of(real.size(), pass.chosen()));
            foldAccuracies.addAll(pass.chosen().foldAccuracies());
            convergence = convergence.plus(pass.convergence());
        }
        return new ProbeResult(
                real, control, wordScores(repeats), foldAccuracies, 1.0 / (spec.folds() - 1), convergence);
    }

    private static List<WordScore> wordScores(List<NestedCrossValidation> repeats) {
        int words = repeats.get(0).chosen().words();
        int n = repeats.size();
        List<WordScore> scores = new ArrayList<>(words);
        for (int i = 0; i < words; i++) {
            double correctness = 0;
            double logLoss = 0;
            double frequency = 0;
            for (NestedCrossValidation pass : repeats) {
                correctness += pass.chosen().correctness(i) / n;
                logLoss += pass.chosen().logLossBits(i) / n;
                frequency += pass.frequency().logLossBits(i) / n;
            }
            scores.add(new WordScore(correctness, logLoss, frequency));
        }
        return scores;
    }

    private static boolean[] permuted(boolean[] first, Seed seed) {
        int[] order = Rows.all(first.length);
        StratifiedFolds.shuffle(order, seed.stream("labels"));
        return Rows.classes(order, first);
    }
}
