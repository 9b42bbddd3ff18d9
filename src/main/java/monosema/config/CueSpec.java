package monosema.config;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Words of which a model that knows a label expects one rather than the other, in pairs: the n-th cue of one label is the
 * counterpart of the n-th of the other.
 *
 * @param first of one label
 * @param second of the other
 */
public record CueSpec(Cues first, Cues second) {

    /**
     * A label's cues.
     *
     * @param label as in the word set
     * @param words at least one, each as it stands after a space
     */
    public record Cues(String label, List<String> words) {
        public Cues {
            words = List.copyOf(words);
        }
    }

    /** The cues of a label; empty if it has none. */
    public Optional<List<String>> of(String label) {
        return Stream.of(first, second)
                .filter(cues -> cues.label().equals(label))
                .map(Cues::words)
                .findFirst();
    }
}
