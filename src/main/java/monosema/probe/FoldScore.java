package monosema.probe;

/**
 * How a probe fares on one test fold.
 *
 * @param accuracy share of its words told right
 * @param auc within the fold
 * @param informationBits log loss of the training frequency minus the probe's, mean over the fold's words
 */
public record FoldScore(double accuracy, double auc, double informationBits) {}
