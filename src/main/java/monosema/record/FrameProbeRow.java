package monosema.record;

/**
 * A row of {@code probe-frames.csv}: one cross-validated probe of words in sentence frames.
 *
 * @param representation {@code mlp} or an SAE's id
 * @param split {@link #WORD} or {@link #FRAME}
 * @param task {@link ProbeRow#REAL} or {@link ProbeRow#CONTROL}
 * @param draw zero-based
 * @param trainAccuracy proportion, mean over training folds
 * @param testAccuracy proportion of rows, out of fold
 * @param testAuc area under the ROC curve, mean over test folds
 * @param testLogLossBits bits per row, out of fold
 */
public record FrameProbeRow(
        String representation,
        String split,
        String task,
        int draw,
        double trainAccuracy,
        double testAccuracy,
        double testAuc,
        double testLogLossBits) {
    /** No word type of a test fold is in its training fold. */
    public static final String WORD = "word";
    /** Every word type is in both, in other frames. */
    public static final String FRAME = "frame";
}
