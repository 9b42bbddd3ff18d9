package monosema.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import monosema.data.LabelledWord;
import monosema.record.ExperimentRecord;

/**
 * The words of one concept of an experiment that has several.
 *
 * @param name of its word set
 * @param folder of its data files below the record's, with a slash at its end; empty for the first concept
 * @param words how many are analysed
 * @param labels with their numbers of words, that of class 1 first
 */
public record ConceptView(String name, String folder, int words, List<Label> labels) {

    /**
     * A label of a concept.
     *
     * @param name as it stands in {@code words.csv}
     * @param words how many have it
     */
    public record Label(String name, int words) {}

    /** Those of a record, the one that its analyses are of first; empty where it is the only one. */
    static List<ConceptView> of(ExperimentRecord source) {
        List<ConceptView> all = new ArrayList<>();
        source.declaration()
                .path("concepts")
                .forEach(concept -> all.add(of(
                        concept.path("name").asText(),
                        concept.path("name").asText() + "/",
                        source.words(concept.path("name").asText()))));
        if (!all.isEmpty()) {
            String first = source.declaration().path("wordset").path("name").asText();
            all.add(0, of(first, "", source.words()));
        }
        return all;
    }

    private static ConceptView of(String name, String folder, List<LabelledWord> words) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        words.forEach(word -> counts.merge(word.label(), 1, Integer::sum));
        List<Label> labels = counts.entrySet().stream()
                .map(count -> new Label(count.getKey(), count.getValue()))
                .toList();
        return new ConceptView(name, folder, words.size(), labels);
    }
}
