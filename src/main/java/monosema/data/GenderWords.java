package monosema.data;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The built-in list {@code gender}: 350 answers to the six prompts of the study that Monosema makes reproducible, given
 * for this project, and the answers that judgement removed, with reasons.
 */
final class GenderWords {
    static final String SOURCE = "gender.csv";

    private GenderWords() {}

    static String csv() {
        return Resources.text(SOURCE);
    }

    static Map<LabelledWord, String> reviewed() {
        Map<LabelledWord, String> reviewed = new LinkedHashMap<>();
        for (NamedCsvRecord row : Resources.rows("gender-reviewed.csv")) {
            reviewed.put(new LabelledWord(row.getField("word"), row.getField("label")), row.getField("reason"));
        }
        return reviewed;
    }

    static List<Prompt> prompts() {
        return labelledPrompts().stream().map(LabelledPrompt::prompt).toList();
    }

    /** The same with their labels; names are taken as they are answered, common nouns and animals in lower case. */
    static List<LabelledPrompt> labelledPrompts() {
        return Resources.rows("gender-prompts.csv").stream()
                .map(row -> new LabelledPrompt(
                        new Prompt(row.getField("id"), row.getField("text")),
                        row.getField("label"),
                        row.getField("lower_case").equals("true")))
                .toList();
    }
}
