package monosema.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
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
     * @param progress a step a repeat or draw, in the order in which they end
     * @throws BadInputException if a class is missing or has too few words for the folds
     */
    public static ProbeResult run(
            ActivationMatrix activations, boolean[] isFirst, AnalysisSpec.Probe spec, Seed seed, Progress progress) {
        Kernels kernels = Kernels.of(activations, spec.scaling());
        NestedCrossValidation.requireWords(kernels, isFirst, spec.folds(), spec.innerFolds());
        int repeats = spec.repeats();
        List<NestedCrossValidation> passes = Rounds.run(
                repeats + spec.controlDraws(),
                progress,
                "accuracy",
                pass -> pass.chosen().testAccuracy(),
                i -> i < repeats
                        ? pass(kernels, isFirst, spec, seed.child("repeat." + i))
                        : shuffledPass(kernels, isFirst, spec, seed.child("control." + (i - repeats))));
        return result(isFirst, passes.subList(0, repeats), passes.subList(repeats, passes.size()), spec);
    }

    /** One pass of the whole procedure, folds and choices included. */
    static NestedCrossValidation pass(Kernels kernels, boolean[] first, AnalysisSpec.Probe spec, Seed seed) {
        return NestedCrossValidation.run(
                kernels,
                first,
                spec.folds(),
                spec.innerFolds(),
                StrengthGrid.ofSize(spec.strengths()).strengths(),
                seed);
    }

    /** The same with the labels dealt out anew. */
    static NestedCrossValidation shuffledPass(Kernels kernels, boolean[] first, AnalysisSpec.Probe spec, Seed seed) {
        return pass(kernels, permuted(first, seed), spec, seed);
    }

    private static ProbeResult result(
            boolean[] first,
            List<NestedCrossValidation> repeats,
            List<NestedCrossValidation> control,
            AnalysisSpec.Probe spec) {
        List<FoldScore> folds = new ArrayList<>();
        Convergence convergence = Convergence.NONE;
        for (NestedCrossValidation pass : control) {
            convergence = convergence.plus(pass.convergence());
        }
        for (NestedCrossValidation pass : repeats) {
            folds.addAll(pass.chosen().folds(pass.frequency()));
            convergence = convergence.plus(pass.convergence());
        }
        return new ProbeResult(
                draws(repeats),
                draws(control),
                wordScores(first, repeats, control),
                folds,
                1.0 / (spec.folds() - 1),
                convergence);
    }

    private static List<ProbeDraw> draws(List<NestedCrossValidation> passes) {
        List<ProbeDraw> draws = new ArrayList<>();
        for (NestedCrossValidation pass : passes) {
            draws.add(ProbeDraw.of(draws.size(), pass));
        }
        return draws;
    }

    private static List<WordScore> wordScores(
            boolean[] first, List<NestedCrossValidation> repeats, List<NestedCrossValidation> control) {
        List<WordScore> scores = new ArrayList<>(first.length);
        for (int i = 0; i < first.length; i++) {
            int word = i;
            scores.add(new WordScore(
                    first[i],
                    mean(repeats, pass -> pass.chosen().correctness(word)),
                    mean(repeats, pass -> pass.chosen().logLossBits(word)),
                    mean(repeats, pass -> pass.frequency().logLossBits(word)),
                    mean(repeats, pass -> pass.chosen().placement(word)),
                    mean(repeats, pass -> pass.chosen().trainCorrectness(word)),
                    mean(control, pass -> pass.chosen().correctness(word)),
                    mean(control, pass -> pass.chosen().trainCorrectness(word))));
        }
        return scores;
    }

    private static double mean(List<NestedCrossValidation> passes, ToDoubleFunction<NestedCrossValidation> value) {
        double sum = 0;
        for (NestedCrossValidation pass : passes) {
            sum += value.applyAsDouble(pass) / passes.size();
        }
        return sum;
    }

    static boolean[] permuted(boolean[] first, Seed seed) {
        int[] order = Rows.all(first.length);
        StratifiedFolds.shuffle(order, seed.stream("labels"));
        return Rows.classes(order, first);
    }
}
