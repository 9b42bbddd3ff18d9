package monosema.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.nio.IntBuffer;

/**
 * Next-token cross-entropy over a whole stream: sum of -log p over its tokens, but the first, divided by their number.
 * The stream is cut into consecutive windows; the first prediction of each sees one token.
 */
public final class HeldOutLoss {
    /** Logits held at once, so that memory does not grow with the vocabulary. */
    private static final int MAX_LOGITS = 1 << 22;

    private HeldOutLoss() {}

    /**
     * The loss of a model.
     *
     * @param stream token ids, at least 2
     * @param window tokens that a window's last prediction sees, at most the model's context
     * @return nats per token
     */
    public static double of(LanguageModel model, IntBuffer stream, int window) {
        int predictions = stream.limit() - 1;
        if (predictions < 1) {
            throw new IllegalArgumentException("a stream to measure needs 2 tokens, has " + stream.limit());
        }
        int batch = Math.max(1, MAX_LOGITS / (window * model.tokenizer().size()));
        TokenWindows windows = new TokenWindows(stream, predictions, window, batch);
        double sum = 0;
        try (NDManager manager = NDManager.newBaseManager(model.device())) {
            while (windows.hasNext()) {
                try (NDManager scope = manager.newSubManager()) {
                    sum += sum(model, scope, windows.next(scope, 1));
                }
            }
        }
        return sum / predictions;
    }

    private static double sum(LanguageModel model, NDManager scope, NDArray tokens) {
        long last = tokens.getShape().get(1) - 1;
        NDArray logits = model.logits(scope, tokens.get(":, 0:{}", last));
        NDArray targets = tokens.get(":, 1:").toType(DataType.INT64, false).expandDims(2);
        return -logits.logSoftmax(-1).gather(targets, 2).sum().getFloat();
    }
}
