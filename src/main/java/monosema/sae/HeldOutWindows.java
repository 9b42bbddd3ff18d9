package monosema.sae;

import java.util.Set;

/**
 * How held-out tokens run through a model whose values are replaced at a hook site: in windows that lie end to end from
 * the first token on, the last one shorter where they do not fill it.
 *
 * @param length tokens that a window's last prediction sees, at least 1
 * @param batch windows run at once, at least 1; matters for time and memory alone
 * @param keptTokens ids whose positions keep the model's own values, such as the end of text
 */
public record HeldOutWindows(int length, int batch, Set<Integer> keptTokens) {
    /** Tokens run through the model at once. */
    private static final int BATCH_TOKENS = 4096;

    public HeldOutWindows {
        if (length < 1 || batch < 1) {
            throw new IllegalArgumentException(
                    "length and batch must be >= 1, were %d and %d".formatted(length, batch));
        }
        keptTokens = Set.copyOf(keptTokens);
    }

    /** Windows of a length, about 4096 tokens at once, every token's values replaced. */
    public static HeldOutWindows of(int length) {
        return new HeldOutWindows(length, Math.max(1, BATCH_TOKENS / length), Set.of());
    }

    /** The same with another number of windows at once. */
    public HeldOutWindows withBatch(int newBatch) {
        return new HeldOutWindows(length, newBatch, keptTokens);
    }

    /** The same with these tokens' positions left as they are. */
    public HeldOutWindows keeping(Set<Integer> tokens) {
        return new HeldOutWindows(length, batch, tokens);
    }
}
