package monosema.config;

/** What is computed on the activations of the labelled words, on MLP and SAE activations alike. */
public sealed interface AnalysisSpec {

    /**
     * Welch's t-test for each neuron, with corrections for their number.
     *
     * @param alpha level of a single neuron's raw p, the study's 1e-5, in (0, 0.5]
     */
    record TTest(double alpha) implements AnalysisSpec {}

    /**
     * A linear probe (L2 logistic regression) in nested cross-validation, beside control tasks.
     *
     * @param folds outer folds, stratified, 2 to 20
     * @param innerFolds folds in which the strength is chosen, 2 to 20
     * @param repeats of the outer cross-validation for the real task; control draws use one
     * @param strengths grid size of the relative penalty strength, 2 to 100
     * @param controlDraws random labellings with the true class frequencies, 1 to 10,000
     */
    record Probe(int folds, int innerFolds, int repeats, int strengths, int controlDraws) implements AnalysisSpec {}

    /**
     * The L2 logistic regression path: each strength fitted to convergence on every fold.
     *
     * @param folds stratified folds for the test columns, 2 to 20
     * @param strengths number of strengths on the path, 2 to 100
     */
    record Logistic(int folds, int strengths) implements AnalysisSpec {}
}
