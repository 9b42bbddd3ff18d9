package monosema.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import monosema.config.WordSetSpec;
import monosema.io.BadInputException;
import org.junit.jupiter.api.Test;

class GenderWordSetTest {
    private final CleanedWordSet set = WordSets.load(new WordSetSpec.BuiltIn("gender", "gender"));

    @Test
    void keepsAsManyOfTheAnswersAsTheStudyDid() {
        assertThat(set.entries()).hasSize(350);
        assertThat(set.words().words()).hasSize(312);
        assertThat(set.entries().stream().filter(e -> !e.kept())).hasSize(38);
    }

    @Test
    void answersEachPromptWithAsManyWordsAsItAsksFor() {
        Map<String, Long> counts = set.entries().stream()
                .collect(Collectors.groupingBy(WordSetEntry::prompt, TreeMap::new, Collectors.counting()));
        assertThat(counts).isEqualTo(Map.of("1", 100L, "2", 100L, "3", 50L, "4", 50L, "5", 25L, "6", 25L));
    }

    @Test
    void hasThePromptsWordForWord() {
        assertThat(set.prompts()).extracting(Prompt::id).containsExactly("1", "2", "3", "4", "5", "6");
        assertThat(set.prompts().get(2).text())
                .isEqualTo("Generate 50 common nouns (prince, king, etc) that are strongly associated with males");
    }

    @Test
    void isBalancedAndMaleFirst() {
        assertThat(set.words().firstLabel()).isEqualTo("male");
        assertThat(set.words().secondLabel()).isEqualTo("female");
        assertThat(set.words().words().stream().filter(w -> w.label().equals("male")))
                .hasSize(156);
    }

    @Test
    void writesNamesWithACapitalAndAllElseWithout() {
        for (WordSetEntry entry : set.entries()) {
            boolean name = List.of("1", "2").contains(entry.prompt());
            assertThat(Character.isUpperCase(entry.word().charAt(0)))
                    .as(entry.word())
                    .isEqualTo(name);
        }
    }

    @Test
    void saysWhyEachAnswerWasRemoved() {
        Map<String, Long> reasons = set.entries().stream()
                .filter(e -> !e.kept())
                .collect(Collectors.groupingBy(WordSetEntry::reason, Collectors.counting()));
        assertThat(reasons)
                .isEqualTo(Map.of(
                        "duplicate", 11L,
                        "used for both labels", 4L,
                        "not a single word", 4L,
                        "not letters only", 2L,
                        "not gender-specific", 12L,
                        "more often another word", 5L));
    }

    @Test
    void everyReviewedRemovalRemovesAnAnswer() {
        GenderWords.reviewed()
                .forEach((word, reason) -> assertThat(set.entries())
                        .as(word.word())
                        .anyMatch(e -> e.word().equals(word.word())
                                && e.label().equals(word.label())
                                && e.reason().equals(reason)));
    }

    @Test
    void refusesAListThatIsNotThere() {
        assertThatThrownBy(() -> WordSets.load(new WordSetSpec.BuiltIn("sex", "gendr")))
                .isInstanceOf(BadInputException.class)
                .hasMessage("word set 'sex': no built-in word list 'gendr'; there is: gender, species, age, standing");
    }
}
