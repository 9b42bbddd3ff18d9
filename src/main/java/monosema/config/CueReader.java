package monosema.config;

import java.util.ArrayList;
import java.util.List;
import monosema.config.yaml.Section;
import monosema.config.yaml.Value;

/** Reads {@code cues}: a map of two labels to lists of words of equal length. */
final class CueReader {
    private static final int MOST_PAIRS = 100;
    private static final CueSpec.Cues NONE = new CueSpec.Cues("", List.of(""));

    private CueReader() {}

    /** The cues of an analysis that must have them. */
    static CueSpec read(Section analysis) {
        Value cues = analysis.required("cues");
        return cues.section(section -> cues(section, cues));
    }

    private static CueSpec cues(Section section, Value whole) {
        List<CueSpec.Cues> all = new ArrayList<>();
        for (String label : section.keys()) {
            all.add(new CueSpec.Cues(label, words(section.required(label))));
        }
        if (all.size() != 2) {
            whole.mistake("must have the cues of two labels, has %d".formatted(all.size()));
            return new CueSpec(NONE, NONE);
        }
        int first = all.get(0).words().size();
        int second = all.get(1).words().size();
        if (first != second) {
            whole.mistake("must pair the cues: '%s' has %d and '%s' has %d"
                    .formatted(all.get(0).label(), first, all.get(1).label(), second));
        }
        return new CueSpec(all.get(0), all.get(1));
    }

    private static List<String> words(Value list) {
        List<String> words = new ArrayList<>();
        for (Value entry : list.list()) {
            String word = entry.text();
            if (words.contains(word)) {
                entry.mistake("cue '" + word + "' stands twice");
            }
            words.add(word);
        }
        if (words.size() > MOST_PAIRS) {
            list.mistake("must have at most %d cues, has %d".formatted(MOST_PAIRS, words.size()));
        }
        return words;
    }
}
