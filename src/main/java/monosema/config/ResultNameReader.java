package monosema.config;

import java.util.List;
import monosema.config.yaml.NearestWord;
import monosema.config.yaml.Value;

/** Reads the two parts of a {@link ResultName}. */
final class ResultNameReader {
    private static final int LONGEST_RESULT = 200;

    /** More than fit in a line that anyone reads. */
    private static final int MOST_IDS = 12;

    private final List<String> experiments;

    ResultNameReader(List<Experiment> declared) {
        experiments = declared.stream().map(Experiment::id).distinct().toList();
    }

    /** The id of a declared experiment; where an id could not be read, it may be that one. */
    String experiment(Value value) {
        String id = value.text();
        if (!id.isEmpty() && !experiments.contains(id) && !experiments.contains("")) {
            value.mustBe("the id of an experiment (" + listed(id) + ")");
        }
        return id;
    }

    private String listed(String id) {
        if (experiments.size() <= MOST_IDS) {
            return String.join(", ", experiments);
        }
        int more = experiments.size() - MOST_IDS;
        return String.join(", ", NearestWord.ranked(id, experiments, MOST_IDS)) + " or " + more + " others";
    }

    /** The id of a result, whatever a record may call one. */
    String result(Value value) {
        String id = value.text();
        if (id.length() > LONGEST_RESULT) {
            value.mistake("must have at most %d characters, has %d".formatted(LONGEST_RESULT, id.length()));
        }
        return id;
    }
}
