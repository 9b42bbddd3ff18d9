package monosema.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import monosema.activations.ActivationMatrix;
import monosema.config.AnalysisSpec;
import monosema.io.BadInputException;
import monosema.provenance.Progress;
import monosema.provenance.Seed;
import monosema.stats.BinaryScores;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The description length of the labels given a representation, by online code (Blier and Ollivier 2018, section 3; Voita
 * and Titov 2020, section 2.2.2): the words come in a random order, in portions that double; the first is sent at 1 bit a
 * label, each further one with the probe fitted on all before it. A label costs {@code -log2 P(label)}.
 *
 * <p>The probe is that of {@link LinearProbe}; its scale and strength are chosen inside the part already sent. While that
 * part has not two words of each class no probe can be chosen, and the labels cost what the estimator of Krichevsky and
 * Trofimov (1981) gives them, {@code P = (count + 1/2) / (sent + 1)}.
 */
public final class OnlineCode {
    /** The first portion has at most this many words. */
    private static final int FIRST_PORTION = 10;

    private final Kernels kernels;
    private final boolean[] first;
    private final AnalysisSpec.Probe spec;

    private OnlineCode(Kernels kernels, boolean[] first, AnalysisSpec.Probe spec) {
        this.kernels = kernels;
        this.first = first;
        this.spec = spec;
    }

    /**
     * Codes the real labels in each order, and random ones in as many.
     *
     * @param activations one row a word, at least 2
     * @param isFirst class of each row, both present
     * @param spec strengths, inner folds, scaling and the number of orders, at least 1
     * @param seed of orders, inner folds and random labels
     * @param progress a step an order
     * @throws BadInputException if a class is missing
     */
    public static DescriptionLength run(
            ActivationMatrix activations, boolean[] isFirst, AnalysisSpec.Probe spec, Seed seed, Progress progress) {
        if (Rows.smallerClass(isFirst) == 0) {
            throw new BadInputException(
                    "a code of labels needs words of two classes, all %d have one label".formatted(isFirst.length));
        }
        Kernels kernels = Kernels.of(activations, spec.scaling());
        int orders = spec.mdlOrders();
        List<CodeLength> all = Rounds.run(2 * orders, progress, "bits", CodeLength::bits, i -> {
            Seed own = seed.child((i < orders ? "order." : "shuffled.") + i % orders);
            boolean[] labels = i < orders ? isFirst : LinearProbe.permuted(isFirst, own);
            return new OnlineCode(kernels, labels, spec).length(i % orders, own);
        });
        return new DescriptionLength(
                isFirst.length, Rows.smallerClass(isFirst), all.subList(0, orders), all.subList(orders, 2 * orders));
    }

    /** How many words have been sent after each portion: n halved, rounded up, down to the first portion. */
    static List<Integer> portions(int n) {
        List<Integer> sent = new ArrayList<>(List.of(n));
        while (sent.get(0) > FIRST_PORTION) {
            sent.add(0, (sent.get(0) + 1) / 2);
        }
        return List.copyOf(sent);
    }

    private CodeLength length(int order, Seed seed) {
        int[] words = Rows.all(first.length);
        StratifiedFolds.shuffle(words, seed.stream("order"));
        List<Integer> portions = portions(words.length);
        double bits = portions.get(0);
        double frequencyBits = 0;
        Convergence convergence = Convergence.NONE;
        for (int portion = 1; portion < portions.size(); portion++) {
            int[] sent = Arrays.copyOf(words, portions.get(portion - 1));
            int[] next = Arrays.copyOfRange(words, sent.length, portions.get(portion));
            Portion cost = portion(sent, next, seed.stream("inner." + portion));
            bits += cost.bits();
            convergence = convergence.plus(cost.convergence());
            frequencyBits += frequencyBits(sent, next);
        }
        return new CodeLength(order, bits, portions.get(0) + frequencyBits, convergence);
    }

    private Portion portion(int[] sent, int[] next, UniformRandomProvider random) {
        int folds = Math.min(spec.innerFolds(), Rows.smallerClass(Rows.classes(sent, first)));
        if (folds < 2) {
            return new Portion(frequencyBits(sent, next), Convergence.NONE);
        }
        List<Double> strengths = StrengthGrid.ofSize(spec.strengths()).strengths();
        FoldKernel kernel = kernels.foldKernel(sent);
        StrengthChoice choice = StrengthChoice.within(kernel, sent, first, folds, strengths, random);
        FittedPath path = FittedPath.of(kernel, sent, first, strengths.subList(0, choice.index() + 1));
        double[] logOdds = kernel.logOdds(next, sent, path.fits().get(choice.index()));
        double bits = BinaryScores.logLossBits(logOdds, Rows.classes(next, first)) * next.length;
        return new Portion(bits, choice.convergence().plus(path.convergence()));
    }

    private double frequencyBits(int[] sent, int[] next) {
        double ofFirst = 0.5;
        for (int row : sent) {
            ofFirst += first[row] ? 1 : 0;
        }
        double share = ofFirst / (sent.length + 1);
        double bits = 0;
        for (int row : next) {
            bits -= StrictMath.log(first[row] ? share : 1 - share) / StrictMath.log(2);
        }
        return bits;
    }

    /** What one portion costs. */
    private record Portion(double bits, Convergence convergence) {}
}
