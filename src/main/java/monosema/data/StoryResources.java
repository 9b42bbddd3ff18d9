package monosema.data;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import monosema.provenance.Sha256;

/** The resources of StoryWorld: {@code characters.csv}, {@code words.txt} and {@code sentences.txt}. */
final class StoryResources {
    private StoryResources() {}

    static Lexicon lexicon() {
        List<CharacterWord> characters = Resources.rows("storyworld/characters.csv").stream()
                .map(StoryResources::character)
                .toList();
        return new Lexicon(characters, categories(Resources.text("storyworld/words.txt")));
    }

    static List<SentencePattern> patterns() {
        return Resources.text("storyworld/sentences.txt")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(SentencePattern::parse)
                .toList();
    }

    /** SHA-256 of all three, in hex. */
    static String checksum() {
        return Sha256.of(String.join(
                "\n",
                Resources.text("storyworld/characters.csv"),
                Resources.text("storyworld/words.txt"),
                Resources.text("storyworld/sentences.txt")));
    }

    private static CharacterWord character(NamedCsvRecord row) {
        return new CharacterWord(
                row.getField("word"),
                row.getField("kind").equals("name"),
                Gender.valueOf(constant(row, "gender")),
                Species.valueOf(constant(row, "species")),
                Age.valueOf(constant(row, "age")),
                Standing.valueOf(constant(row, "standing")),
                Double.parseDouble(row.getField("frequency")),
                Double.parseDouble(row.getField("cues")));
    }

    private static String constant(NamedCsvRecord row, String column) {
        return row.getField(column).toUpperCase(Locale.ROOT);
    }

    private static Map<String, List<String>> categories(String text) {
        Map<String, List<String>> categories = new LinkedHashMap<>();
        String words =
                String.join("\n", text.lines().filter(l -> !l.startsWith("#")).toList());
        for (String paragraph : words.strip().split("\n\\s*\n")) {
            int colon = paragraph.indexOf(':');
            String name = paragraph.substring(0, colon).strip();
            categories.put(name, List.of(paragraph.substring(colon + 1).strip().split("\\s+")));
        }
        return categories;
    }
}
