package monosema.calibration;

import java.util.List;

/**
 * How many words have which label.
 *
 * @param first words of the first label
 * @param second words of the second
 */
public record Division(int first, int second) {
    /** The divisions of the published study's 312 words: even, 212 against 100, 262 against 50. */
    public static final List<Division> STUDY =
            List.of(new Division(156, 156), new Division(212, 100), new Division(262, 50));

    /** Such as {@code 262-50}. */
    public String label() {
        return first + "-" + second;
    }

    int words() {
        return first + second;
    }

    /** Whether each word has the first label, those first. */
    boolean[] isFirst() {
        boolean[] out = new boolean[words()];
        for (int i = 0; i < first; i++) {
            out[i] = true;
        }
        return out;
    }
}
