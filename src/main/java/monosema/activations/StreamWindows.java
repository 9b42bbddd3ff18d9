package monosema.activations;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The windows of a token stream under a {@link WindowRule}, and the rows that they hand out. Immutable. */
final class StreamWindows {
    private final IntBuffer stream;
    private final WindowRule rule;
    /** Where tokens stand whose rows are left out, ascending. */
    private final int[] excluded;

    StreamWindows(IntBuffer stream, WindowRule rule) {
        this.stream = stream;
        this.rule = rule;
        this.excluded = rule.excluded().isEmpty()
                ? new int[0]
                : IntStream.range(0, stream.limit())
                        .filter(i -> !rule.hands(stream.get(i)))
                        .toArray();
    }

    IntBuffer stream() {
        return stream;
    }

    WindowRule rule() {
        return rule;
    }

    /** Rows that a whole window hands out. */
    int rows(int start) {
        int end = start + rule.textLength();
        return rule.leadRows() + rule.textLength() - (excludedBefore(end) - excludedBefore(start));
    }

    /**
     * Which rows of the model's are handed out.
     *
     * @param starts the first token of each window's text
     * @param length tokens of a text
     * @return indices into the rows of all windows end to end, ascending
     */
    int[] handedOut(int[] starts, int length) {
        int width = rule.lead() + length;
        int[] rows = new int[starts.length * width];
        int count = 0;
        for (int i = 0; i < starts.length; i++) {
            if (rule.leadRows() == 1) {
                rows[count++] = i * width;
            }
            for (int j = 0; j < length; j++) {
                if (excluded.length == 0 || rule.hands(stream.get(starts[i] + j))) {
                    rows[count++] = i * width + rule.lead() + j;
                }
            }
        }
        return Arrays.copyOf(rows, count);
    }

    /** What the model sees of windows: see {@link WindowRule#tokens}. */
    NDArray tokens(NDManager owner, int[] starts, int length) {
        return rule.tokens(owner, stream, starts, length);
    }

    private int excludedBefore(int token) {
        int found = Arrays.binarySearch(excluded, token);
        return found < 0 ? -found - 1 : found;
    }
}
