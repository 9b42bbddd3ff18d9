package monosema.sae;

/**
 * How well an SAE takes held-out activations apart; sums over all tokens first, then one division.
 *
 * @param tokens held-out tokens
 * @param explainedVariance 1 - sum ||x - x^||^2 / sum ||x - mean(x)||^2, mean(x) over the held-out tokens; at most 1; NaN
 *     where all tokens are equal
 * @param l0 mean number of features above 0 a token
 * @param mse mean over tokens of the squared norm of the error, ||x - x^||^2 (not divided by dIn)
 * @param cosine mean of {@code x x^ / (||x|| ||x^||)} over the tokens where both norms are above 0, in [-1, 1]; NaN where
 *     there are none
 * @param zeroNormTokens tokens that the cosine leaves out, since x or x^ is 0
 * @param deadShare share of the features that are above 0 at no token, in [0, 1]
 * @param denseShare share of the features that are above 0 at more than half of the tokens, in [0, 1]
 */
public record SaeQuality(
        long tokens,
        double explainedVariance,
        double l0,
        double mse,
        double cosine,
        long zeroNormTokens,
        double deadShare,
        double denseShare) {}
