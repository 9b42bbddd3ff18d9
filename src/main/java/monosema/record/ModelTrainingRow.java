package monosema.record;

/**
 * A row of {@code model-training.csv}.
 *
 * @param step optimiser step
 * @param tokens read so far
 * @param trainLoss nats per token
 * @param heldOutLoss nats per token, NaN (empty in the file) where it was not measured
 */
public record ModelTrainingRow(int step, long tokens, double trainLoss, double heldOutLoss) {}
