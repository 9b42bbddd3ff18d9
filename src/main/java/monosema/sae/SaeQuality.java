package monosema.sae;

/**
 * How well an SAE takes held-out activations apart; sums over all tokens first, then one division.
 *
 * @param tokens held-out tokens
 * @param explainedVariance 1 - sum ||x - x^||^2 / sum ||x - mean(x)||^2, mean(x) over the held-out tokens; at most 1
 * @param l0 mean number of features above 0 a token
 * @param mse mean over tokens of the squared norm of the error, ||x - x^||^2 (not divided by dIn)
 * @param deadShare share of the features that are above 0 at no token, in [0, 1]
 * @param denseShare share of the features that are above 0 at more than half of the tokens, in [0, 1]
 */
public record SaeQuality(
        long tokens, double explainedVariance, double l0, double mse, double deadShare, double denseShare) {}
