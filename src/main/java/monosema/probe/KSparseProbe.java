package monosema.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import monosema.activations.ActivationMatrix;
import monosema.checkpoint.Parts;
import monosema.config.AnalysisSpec.Effectiveness;
import monosema.config.AnalysisSpec.Effectiveness.Ranking;
import monosema.provenance.Progress;
import monosema.provenance.Seed;

/**
 * How much of the label do the k best neurons hold, and how much do all? L2 logistic regression on k = 1, 2, 4 ... 256
 * neurons that are ranked inside each training fold (Gurnee et al. 2023, section 3), in nested, stratified, repeated
 * cross-validation ({@link KSparsePass}). What is measured is usable information (Xu et al. 2020, definition 2, for the
 * linear family): the out-of-fold log loss of the training frequency less that of the probe.
 */
public final class KSparseProbe {
    /** The numbers of neurons. */
    public static final List<Integer> SIZES = List.of(1, 2, 4, 8, 16, 32, 64, 128, 256);

    private final KSparseNeurons neurons;
    private final boolean[] first;
    private final Effectiveness spec;
    private final List<Integer> sizes;

    /**
     * Prepares probes of one representation.
     *
     * @param activations one row a word
     * @param isFirst class of each row
     * @param spec folds, repeats and strengths
     * @param ranking by which neurons are chosen
     * @throws monosema.io.BadInputException if a class is missing or has too few words for the folds
     */
    public KSparseProbe(ActivationMatrix activations, boolean[] isFirst, Effectiveness spec, Ranking ranking) {
        if (isFirst.length != activations.rows()) {
            throw new IllegalArgumentException(
                    "activations have %d rows, labels %d".formatted(activations.rows(), isFirst.length));
        }
        NestedCrossValidation.requireWords(isFirst, spec.folds(), spec.innerFolds());
        this.neurons = new KSparseNeurons(activations, ranking, SIZES.get(SIZES.size() - 1));
        this.first = isFirst.clone();
        this.spec = spec;
        this.sizes = IntStream.concat(
                        SIZES.stream().mapToInt(size -> size).filter(size -> size < neurons.varying()),
                        IntStream.of(KSparseNeurons.ALL))
                .boxed()
                .toList();
    }

    /**
     * The real labels, averaged over the repeats.
     *
     * @param seed of the folds; give the same to every representation of an experiment, so that comparisons are paired
     * @param progress a step a repeat
     * @param parts keeps repeats
     */
    public KSparseResult run(Seed seed, Progress progress, Parts parts) {
        List<KSparseResult> repeats =
                rounds(spec.repeats(), progress, parts, i -> pass(first, spec.strengths(), seed.child("repeat." + i)));
        return KSparseResult.mean(repeats);
    }

    /**
     * The label-permutation test of the whole procedure, rankings and choices made anew on each labelling: round 0 has the
     * real labels and folds of its own as all others have. One repeat and few strengths, the same in every round, which
     * keeps p valid.
     *
     * @param seed of folds and labels; give the same to every representation, so that differences have a null too
     * @param progress a step a round
     * @param parts keeps rounds
     * @return round 0 and one a permutation
     */
    public List<KSparseResult> permutations(Seed seed, Progress progress, Parts parts) {
        return rounds(spec.permutations() + 1, progress, parts, i -> {
            Seed own = seed.child("round." + i);
            boolean[] labels = i == 0 ? first : LinearProbe.permuted(first, own);
            return pass(labels, Effectiveness.PERMUTATION_STRENGTHS, own);
        });
    }

    /**
     * The best neurons by all words: a description, not to be used on the same words again.
     *
     * @param most how many at most
     */
    public List<Integer> best(int most) {
        return Arrays.stream(neurons.best(Rows.all(first.length), first))
                .limit(most)
                .boxed()
                .toList();
    }

    private KSparseResult pass(boolean[] labels, int strengths, Seed seed) {
        KSparsePass pass = KSparsePass.run(
                neurons,
                labels,
                spec.folds(),
                spec.innerFolds(),
                sizes,
                StrengthGrid.ofSize(strengths).strengths(),
                seed);
        return KSparseResult.of(pass, labels, sizes, neurons.size());
    }

    private List<KSparseResult> rounds(int n, Progress progress, Parts parts, IntFunction<KSparseResult> round) {
        ToDoubleFunction<KSparseResult> shown = KSparseResult::chosenInformationBits;
        return new ArrayList<>(Rounds.run(
                n, progress, "bits", shown, i -> parts.part("round " + i, KSparseResult.class, () -> round.apply(i))));
    }
}
