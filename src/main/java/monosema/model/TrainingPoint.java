package monosema.model;

import org.jspecify.annotations.Nullable;

/**
 * A point of a training curve.
 *
 * @param step optimiser steps done
 * @param tokens tokens predicted so far
 * @param trainLoss mean cross-entropy of the batches since the point before, in nats per token
 * @param heldOutLoss {@link HeldOutLoss} after this step, in nats per token; null where it was not measured
 */
public record TrainingPoint(
        int step, long tokens, double trainLoss, @Nullable Double heldOutLoss) {}
