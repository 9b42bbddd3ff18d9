package monosema.data;

import java.util.ArrayList;
import java.util.List;
import monosema.config.FramesSpec;

/**
 * A sentence opening that a word is put behind.
 *
 * @param number from 1
 * @param text such as {@code One day the ___}; the slot is its last word
 */
public record SentenceFrame(int number, String text) {
    private static final String BUILT_IN = "storyworld/frames.txt";

    /** The declared frames, in order. */
    public static List<SentenceFrame> of(FramesSpec spec) {
        List<String> texts = spec.match(builtIn -> builtIn().subList(0, builtIn.count()), FramesSpec.Given::texts);
        List<SentenceFrame> frames = new ArrayList<>();
        for (String text : texts) {
            frames.add(new SentenceFrame(frames.size() + 1, text));
        }
        return frames;
    }

    /** What stands before the word. */
    public String opening() {
        return text.substring(0, text.length() - FramesSpec.SLOT.length()).strip();
    }

    private static List<String> builtIn() {
        return Resources.text(BUILT_IN)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }
}
