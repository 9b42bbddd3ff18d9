package monosema.probe;

/**
 * A linear probe of one representation of words in sentence frames.
 *
 * @param byWord word types never recur between training and test
 * @param byFrame word types recur, in other frames
 * @param convergence of every fit made
 */
public record FrameProbeResult(FrameSplitResult byWord, FrameSplitResult byFrame, Convergence convergence) {}
