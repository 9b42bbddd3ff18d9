package monosema.sae;

/**
 * A training batch as the SAE saw it, before that step's update; of the scaled activations, where the recipe scales.
 *
 * @param step one-based
 * @param loss {@code mse + lambda l1}, lambda being that step's coefficient
 * @param mse mean over rows of the squared norm of the error, ||x^ - x||^2
 * @param l1 mean over rows of sum_i f_i ||W_dec,i||, without lambda
 * @param l0 mean number of features above 0 a row
 * @param explainedVariance 1 - sum ||x - x^||^2 / sum ||x - mean(x)||^2 over the batch; at most 1
 */
public record SaeTrainingPoint(int step, double loss, double mse, double l1, double l0, double explainedVariance) {}
