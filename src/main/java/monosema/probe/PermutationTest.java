package monosema.probe;

import java.util.ArrayList;
import java.util.List;
import monosema.activations.ActivationMatrix;
import monosema.checkpoint.Parts;
import monosema.config.AnalysisSpec;
import monosema.provenance.Progress;
import monosema.provenance.Seed;
import monosema.stats.Interval;
import monosema.stats.MonteCarloP;

/**
 * The label-permutation test of the whole pipeline: does the probe do better on the real labels than on the same labels
 * dealt out at random (Ojala and Garriga 2010, test 1)? Each round is one pass of nested cross-validation with folds of
 * its own, stratified by its own labels, every choice of scale and strength made anew inside it; round 0 has the real
 * labels. Under no association all rounds are exchangeable, so that p is valid at every size.
 *
 * <p>The statistic is the out-of-fold accuracy; the out-of-fold information is tested beside it.
 *
 * @param observed the pass with the real labels
 * @param shuffled one pass a permutation, in order
 */
public record PermutationTest(ProbeDraw observed, List<ProbeDraw> shuffled) {
    public PermutationTest {
        shuffled = List.copyOf(shuffled);
    }

    /**
     * Runs it.
     *
     * @param activations one row a word
     * @param isFirst class of each row
     * @param spec folds, strengths, scaling and the number of permutations, at least 1
     * @param seed of folds and permutations
     * @param progress a step a round
     */
    public static PermutationTest run(
            ActivationMatrix activations, boolean[] isFirst, AnalysisSpec.Probe spec, Seed seed, Progress progress) {
        return run(activations, isFirst, spec, seed, progress, Parts.NONE);
    }

    /**
     * Runs it, but for the rounds that are kept.
     *
     * @param parts keeps rounds
     */
    public static PermutationTest run(
            ActivationMatrix activations,
            boolean[] isFirst,
            AnalysisSpec.Probe spec,
            Seed seed,
            Progress progress,
            Parts parts) {
        Kernels kernels = Kernels.of(activations, spec.scaling());
        NestedCrossValidation.requireWords(kernels, isFirst, spec.folds(), spec.innerFolds());
        List<ProbeDraw> rounds = Rounds.run(
                spec.permutations() + 1,
                progress,
                "accuracy",
                ProbeDraw::testAccuracy,
                i -> parts.part(
                        "round " + i,
                        ProbeDraw.class,
                        () -> ProbeDraw.of(i, pass(kernels, isFirst, spec, seed.child("round." + i), i == 0))));
        return new PermutationTest(rounds.get(0), rounds.subList(1, rounds.size()));
    }

    /** {@code (b + 1) / (m + 1)} by accuracy, b the permutations that reach the real labels' accuracy. */
    public double accuracyP() {
        return MonteCarloP.upper(observed.testAccuracy(), ProbeSummary.values(shuffled, ProbeDraw::testAccuracy));
    }

    /** The same by information. */
    public double informationP() {
        return MonteCarloP.upper(observed.informationBits(), ProbeSummary.values(shuffled, ProbeDraw::informationBits));
    }

    /** The mean accuracy on permuted labels, with their central 95%. */
    public Interval nullAccuracy() {
        return ControlSummary.range(ProbeSummary.values(shuffled, ProbeDraw::testAccuracy));
    }

    /** The mean information on permuted labels, bits, with their central 95%. */
    public Interval nullInformationBits() {
        return ControlSummary.range(ProbeSummary.values(shuffled, ProbeDraw::informationBits));
    }

    /** All rounds, the real labels first. */
    public List<ProbeDraw> rounds() {
        List<ProbeDraw> all = new ArrayList<>(List.of(observed));
        all.addAll(shuffled);
        return all;
    }

    private static NestedCrossValidation pass(
            Kernels kernels, boolean[] first, AnalysisSpec.Probe spec, Seed seed, boolean real) {
        return real
                ? LinearProbe.pass(kernels, first, spec, seed)
                : LinearProbe.shuffledPass(kernels, first, spec, seed);
    }
}
