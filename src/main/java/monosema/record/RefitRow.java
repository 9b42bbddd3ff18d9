package monosema.record;

/**
 * A row of {@code refits.csv}: a stable neuron in the joint fit by Firth's likelihood, on the words that selected it.
 *
 * @param representation {@code mlp} or an SAE's id
 * @param neuron zero-based
 * @param coefficient log odds ratio for one standard deviation of its activation
 * @param lower end of the 95% profile interval; may be infinite
 * @param upper end of the interval; may be infinite
 * @param p of the penalised likelihood ratio, not corrected for the selection and hence no test
 */
public record RefitRow(String representation, int neuron, double coefficient, double lower, double upper, double p) {}
