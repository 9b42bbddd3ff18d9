package monosema.data;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import monosema.config.WordSetSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CharacterListTest {
    private static final Map<String, NamedCsvRecord> GRAMMAR = Resources.rows("storyworld/characters.csv").stream()
            .collect(Collectors.toMap(row -> row.getField("word"), Function.identity()));

    private static CleanedWordSet load(String list) {
        return WordSets.load(new WordSetSpec.BuiltIn("mine", list));
    }

    @ParameterizedTest
    @CsvSource({"species, animal, 72, human, 168", "age, child, 102, adult, 102", "standing, royal, 25, common, 143"})
    void hasBothLabelsTheFirstAsClassOne(String list, String first, int firstWords, String second, int secondWords) {
        WordSet words = load(list).words();

        assertThat(List.of(words.name(), words.firstLabel(), words.secondLabel()))
                .containsExactly("mine", first, second);
        assertThat(counts(words.words(), LabelledWord::label))
                .isEqualTo(Map.of(first, (long) firstWords, second, (long) secondWords));
    }

    @ParameterizedTest
    @ValueSource(strings = {"species", "age", "standing"})
    void saysOfEveryCharacterOnceWhatTheGrammarSays(String list) {
        List<WordSetEntry> entries = load(list).entries();

        assertThat(entries).extracting(WordSetEntry::word).doesNotHaveDuplicates();
        assertThat(entries).extracting(WordSetEntry::word).containsExactlyInAnyOrderElementsOf(GRAMMAR.keySet());
        assertThat(entries).allSatisfy(entry -> {
            NamedCsvRecord row = grammar(entry.word());
            assertThat(entry.label()).isEqualTo(row.getField(list));
            assertThat(entry.line()).isEqualTo((int) row.getStartingLineNumber());
            assertThat(entry.kept()).isEqualTo(entry.reason().isEmpty());
        });
        assertThat(StoryWorld.builtIn().vocabulary())
                .containsAll(entries.stream().map(WordSetEntry::word).toList());
    }

    @Test
    void namesAndNounsNeverStandInOneList() {
        assertThat(column("species", "kind")).containsOnlyKeys("noun");
        assertThat(column("age", "kind")).containsOnlyKeys("name");
        assertThat(column("standing", "kind")).containsOnlyKeys("noun");
        assertThat(column("standing", "species")).containsOnlyKeys("human");
    }

    @Test
    void genderTellsNothingOfTheAgeOfAName() {
        Set<Map<String, Long>> genders = new HashSet<>();
        WordSet words = load("age").words();
        for (String label : List.of("child", "adult")) {
            genders.add(counts(
                    words.words().stream()
                            .filter(word -> word.label().equals(label))
                            .toList(),
                    word -> grammar(word.word()).getField("gender")));
        }

        assertThat(genders).containsExactly(Map.of("female", 48L, "male", 48L, "either", 6L));
    }

    @Test
    void aWordThatIsLeftOutHasItsReason() {
        assertThat(counts(load("species").entries(), WordSetEntry::reason))
                .isEqualTo(Map.of("", 240L, "every name is human", 204L));
        assertThat(counts(load("age").entries(), WordSetEntry::reason))
                .isEqualTo(Map.of("", 204L, "most nouns are adult", 168L, "age of an animal does not show", 72L));
        assertThat(counts(load("standing").entries(), WordSetEntry::reason))
                .isEqualTo(Map.of("", 168L, "no name is royal", 204L, "no animal is royal", 72L));
    }

    private static Map<String, Long> column(String list, String column) {
        return counts(load(list).words().words(), word -> grammar(word.word()).getField(column));
    }

    private static NamedCsvRecord grammar(String word) {
        return Objects.requireNonNull(GRAMMAR.get(word), word);
    }

    private static <T> Map<String, Long> counts(List<T> all, Function<T, String> by) {
        return all.stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.counting()));
    }
}
