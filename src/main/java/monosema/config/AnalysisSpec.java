package monosema.config;

import java.util.function.Function;

/** What is computed on the activations of the labelled words, on MLP and SAE activations alike. */
public sealed interface AnalysisSpec extends Spec {

    /**
     * {@code t-test}: Welch's t-test for each neuron, with corrections for their number.
     *
     * @param alpha level of a single neuron's raw p, in (0, 0.5], default 1e-5 as in the published study
     */
    record TTest(double alpha) implements AnalysisSpec {
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
     */
    record Probe(int folds, int innerFolds, int repeats, int strengths, int controlDraws) implements AnalysisSpec {
        @Override
        public String kind() {
            return "probe";
        }
    }

    /**
     * {@code logistic}: the L2 logistic regression path: each strength fitted to convergence on every fold.
     *
     * @param folds stratified folds for the test columns, 2 to 20, default 5
     * @param strengths number of strengths on the path, 2 to 100, default 12
     */
    record Logistic(int folds, int strengths) implements AnalysisSpec {
        @Override
        public String kind() {
            return "logistic";
        }
    }

    /** Calls the function of this kind; a new kind is a new parameter, so that the compiler finds every use. */
    default <T> T match(Function<TTest, T> tTest, Function<Probe, T> probe, Function<Logistic, T> logistic) {
        if (this instanceof TTest it) {
            return tTest.apply(it);
        }
        if (this instanceof Probe it) {
            return probe.apply(it);
        }
        return logistic.apply((Logistic) this);
    }
}
