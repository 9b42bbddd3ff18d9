package monosema.sae;

/**
 * What a training step is given beside its batch.
 *
 * @param step one-based
 * @param learningRate Adam's of this step
 * @param sparsityCoefficient weight of the sparsity penalty in this step; of no meaning to TopK and its kin
 * @param measured whether the step is a point of the training curve
 */
record StepKnobs(int step, double learningRate, double sparsityCoefficient, boolean measured) {}
