package monosema.config;

import java.util.List;
import java.util.function.Function;
import monosema.config.yaml.Words;

/** What is computed on the activations of the labelled words, on MLP and SAE activations alike. */
public sealed interface AnalysisSpec extends Spec {

    /**
     * {@code t-test}: a t-test for each neuron, with corrections for their number.
     *
     * @param alpha level of a single neuron's raw p, in (0, 0.5], default 1e-5 as in the published study
     * @param variance {@code welch} or {@code pooled}, default {@code welch}
     * @param permutations of the labels for max-T, 200 to 1,000,000, default 10,000
     * @param familywiseLevel level of all neurons together at which corrected p-values are counted, in (0, 0.5],
     *     default 0.05
     */
    record TTest(double alpha, Variance variance, int permutations, double familywiseLevel) implements AnalysisSpec {
        /** What a test takes the variances of the two classes to be. */
        public enum Variance {
            /** Each class has its own (Welch). */
            WELCH,
            /** Both have the same one (Student). */
            POOLED
        }

        /** Defaults but for alpha. */
        public TTest(double alpha) {
            this(alpha, Variance.WELCH, 10_000, 0.05);
        }

        @Override
        public String kind() {
            return "t-test";
        }
    }

    /**
     * {@code probe}: a linear probe (L2 logistic regression) in nested cross-validation, beside control tasks.
     *
     * @param folds outer folds, stratified, 2 to 20, default 5
     * @param innerFolds folds in which the strength is chosen, 2 to 20, default 5
     * @param repeats of the outer cross-validation for the real task, 1 to 1,000, default 10; control draws use one
     * @param strengths grid size of the relative penalty strength, 2 to 100, default 12
     * @param controlDraws random labellings with the true class frequencies, 1 to 10,000,
     *     default 100
     * @param scaling of the activations in each outer training fold, default global
     * @param permutations rounds of the label-permutation test of the whole pipeline, 0 (none) to 100,000, default 200
     * @param permute the representations that the permutation test is run on, default the smallest alone
     * @param mdlOrders random orders of the words for the description length by online code, 0 (none) to 1,000,
     *     default 10
     * @param nonInferiorityMargin how much lower than the MLP's an SAE's held-out accuracy may be and still count as
     *     almost as good, a proportion in (0, 0.5], default 0.05; declared before the run
     */
    record Probe(
            int folds,
            int innerFolds,
            int repeats,
            int strengths,
            int controlDraws,
            Scaling scaling,
            int permutations,
            Permute permute,
            int mdlOrders,
            double nonInferiorityMargin)
            implements AnalysisSpec {
        /** How the activations of a training fold are scaled. */
        public enum Scaling {
            /** One scale for the whole representation. */
            GLOBAL,
            /** Each neuron divided by its deviation, floored. */
            STANDARDIZED
        }

        /** What a permutation test is run on. */
        public enum Permute {
            /** The representation of the fewest neurons. */
            SMALLEST,
            /** Every representation. */
            ALL
        }

        /** The cross-validated probe and its control draws, every other knob at its default. */
        public Probe(int folds, int innerFolds, int repeats, int strengths, int controlDraws) {
            this(folds, innerFolds, repeats, strengths, controlDraws, Scaling.GLOBAL, 200, Permute.SMALLEST, 10, 0.05);
        }

        @Override
        public String kind() {
            return "probe";
        }
    }

    /**
     * {@code logistic}: logistic regression paths, each strength fitted to certified convergence on every fold; which
     * neurons an L1 fit picks stably, and which are significant on words that did not pick them.
     *
     * @param folds stratified folds for the test columns, 2 to 20, default 5
     * @param strengths number of strengths on each path, 2 to 100, default 12
     * @param penalties at least {@code l2}, default all
     * @param mixing share of L1 in the elastic net, in [0.01, 1), default 0.5
     * @param ratio weakest strength of the L1 and elastic-net paths over the strongest, in [1e-5, 1), default 0.01
     * @param shuffles random labellings on which everything is done again, 1 to 1,000, default 10
     * @param stability of the L1 selection
     * @param splits random halvings of the words, one half to select neurons and one to test them, 2 to 1,000,
     *     default 20
     */
    record Logistic(
            int folds,
            int strengths,
            List<LogisticPenalty> penalties,
            double mixing,
            double ratio,
            int shuffles,
            StabilitySpec stability,
            int splits)
            implements AnalysisSpec {
        public Logistic {
            penalties = List.copyOf(penalties);
        }

        @Override
        public String kind() {
            return "logistic";
        }
    }

    /**
     * {@code probe-in-frames}: the linear probe on every word in every one of several sentence frames, labels per word
     * type, split by word (types never recur between training and test) and by frame (types recur).
     *
     * @param frames the sentence openings
     * @param folds outer folds, 2 to 20, default 5; by frame at most as many as there are frames
     * @param innerFolds folds in which the strength is chosen, 2 to 20, default 3; by frame at most as many as there are
     *     frames to train on
     * @param strengths grid size of the relative penalty strength, 2 to 100, default 6
     * @param controlDraws random labellings of the word types with the true class frequencies, 1 to 10,000, default 100
     */
    record FrameProbe(FramesSpec frames, int folds, int innerFolds, int strengths, int controlDraws)
            implements AnalysisSpec {
        @Override
        public String kind() {
            return "probe-in-frames";
        }

        /** The most frames in one test fold of a split by frame. */
        public static int heldOutFrames(int frames, int folds) {
            int dealt = Math.min(folds, frames);
            return (frames + dealt - 1) / dealt;
        }
    }

    /**
     * {@code lean}: which class's cue words the model itself expects after each word, beside the word's label.
     *
     * @param cues pairs of words, one of each label
     */
    record Lean(CueSpec cues) implements AnalysisSpec {
        @Override
        public String kind() {
            return "lean";
        }
    }

    /**
     * {@code effectiveness}: how much of the label the k best neurons hold, for k = 1, 2, 4 ... 256, and the score that is
     * made of it.
     *
     * @param folds outer folds, stratified, 2 to 20, default 5
     * @param innerFolds folds in which strength and size are chosen and neurons ranked again, 2 to 20, default 5
     * @param repeats of the outer cross-validation, 1 to 1,000, default 10
     * @param strengths grid size of the relative penalty strength, 2 to 100, default 12
     * @param rankings by which neurons are chosen, the first for the score, each once, default the mean difference alone
     * @param permutations rounds of the label-permutation test by the first ranking, 0 (none) to 100,000, default 200
     * @param baselines what MLP and SAEs are compared with, each once, default none
     */
    record Effectiveness(
            int folds,
            int innerFolds,
            int repeats,
            int strengths,
            List<Ranking> rankings,
            int permutations,
            @Unstated("[]") List<Baseline> baselines)
            implements AnalysisSpec {
        /** Grid size in the rounds of the permutation test, which use one repeat. */
        public static final int PERMUTATION_STRENGTHS = 6;

        /** How neurons are ordered, best first. */
        public enum Ranking {
            /** By the distance of the class means. */
            MEAN_DIFFERENCE,
            /** By Welch's |t|. */
            T,
            /** By the order in which an L1 path takes them in. */
            L1;

            /** As it is spelt in YAML and in records. */
            public String label() {
                return Words.of(this);
            }
        }

        /** A representation of the words that is there to be compared with. */
        public enum Baseline {
            /** The neurons of the hook's block after its activation function; the hook is what that block's MLP adds. */
            HOOK_POST,
            /** All principal components of the hook site's activations on held-out text. */
            PCA,
            /** The activations at the hook site in a basis turned at random. */
            ROTATION,
            /** Beside each SAE one of random directions that is as wide and as sparse. */
            UNTRAINED;

            /** As it is spelt in YAML and in records. */
            public String label() {
                return Words.of(this);
            }
        }

        public Effectiveness {
            rankings = List.copyOf(rankings);
            baselines = List.copyOf(baselines);
        }

        /** Without baselines. */
        public Effectiveness(
                int folds, int innerFolds, int repeats, int strengths, List<Ranking> rankings, int permutations) {
            this(folds, innerFolds, repeats, strengths, rankings, permutations, List.of());
        }

        @Override
        public String kind() {
            return "effectiveness";
        }
    }

    /**
     * {@code causal}: what becomes of the model's lean to either class's cues when the neurons that the t-test finds by
     * max-T are ablated while it reads the words, and when a probe's direction is added, beside random counterparts.
     *
     * @param cues pairs of words, one of each label
     * @param randomSets of neurons, and random directions, 1 to 1,000, default 20
     * @param steps along the direction, in units of the activations' root-mean-square norm, each in [-100, 100] and not 0,
     *     at most 20, default -1, -0.5, 0.5 and 1
     */
    record Causal(CueSpec cues, int randomSets, List<Double> steps) implements AnalysisSpec {
        public Causal {
            steps = List.copyOf(steps);
        }

        @Override
        public String kind() {
            return "causal";
        }
    }

    /** Calls the function of this kind; a new kind is a new parameter, so that the compiler finds every use. */
    default <T> T match(
            Function<TTest, T> tTest,
            Function<Probe, T> probe,
            Function<Logistic, T> logistic,
            Function<FrameProbe, T> frameProbe,
            Function<Lean, T> lean,
            Function<Causal, T> causal,
            Function<Effectiveness, T> effectiveness) {
        if (this instanceof TTest it) {
            return tTest.apply(it);
        }
        if (this instanceof Probe it) {
            return probe.apply(it);
        }
        if (this instanceof Logistic it) {
            return logistic.apply(it);
        }
        if (this instanceof FrameProbe it) {
            return frameProbe.apply(it);
        }
        if (this instanceof Lean it) {
            return lean.apply(it);
        }
        if (this instanceof Causal it) {
            return causal.apply(it);
        }
        return effectiveness.apply((Effectiveness) this);
    }
}
