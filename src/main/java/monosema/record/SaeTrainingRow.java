package monosema.record;

/**
 * A row of {@code sae-<id>-training.csv}.
 *
 * @param step optimiser step
 * @param loss mse + weighted l1
 * @param mse squared error per row, summed over dIn
 * @param l1 the penalty, weighted
 * @param l0 active neurons a row
 * @param explainedVariance proportion
 */
public record SaeTrainingRow(int step, double loss, double mse, double l1, double l0, double explainedVariance) {}
