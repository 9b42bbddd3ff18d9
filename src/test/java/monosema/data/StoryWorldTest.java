package monosema.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import monosema.config.CorpusSpec;
import monosema.config.WordSetSpec;
import monosema.provenance.Seed;
import monosema.tokens.Tokenizer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class StoryWorldTest {
    private static final Set<String> AGREEING =
            Set.of("He", "he", "She", "she", "him", "his", "her", "himself", "herself");

    private static final StoryCorpus TOLD = tell(5_000, 500, 42);

    /** The default experiment's size, told when a test first asks for it. */
    private static final class Whole {
        private static final StoryCorpus TOLD = tell(50_000, 1_000, 42);
    }

    private static StoryCorpus small(long seed) {
        return tell(300, 100, seed);
    }

    private static StoryCorpus tell(int stories, int heldOut, long seed) {
        return StoryWorld.builtIn().tell(new CorpusSpec.StoryWorld(stories, heldOut), new Seed(seed));
    }

    @Test
    void equalSeedsTellEqualStoriesAndOthersDoNot() {
        assertThat(small(7)).isEqualTo(small(7));
        assertThat(small(7).corpus().train()).isNotEqualTo(small(8).corpus().train());
    }

    @Test
    void moreStoriesBeginLikeFewer() {
        IntBuffer few = small(42).corpus().train();
        assertThat(TOLD.corpus().train().slice(0, few.limit())).isEqualTo(few);
    }

    @Test
    void heldOutStoriesAreNotAmongTheTrainingStories() {
        Set<IntBuffer> train = new HashSet<>(stories(TOLD.corpus().train()));
        List<IntBuffer> heldOut = stories(TOLD.corpus().heldOut());
        assertThat(train).hasSizeGreaterThan(4_990);
        assertThat(heldOut).hasSize(500).noneMatch(train::contains);
    }

    @Test
    @Tag("slow")
    void hasTwoToThreeMillionTokensOfSeventeenHundredWords() {
        assertThat(Whole.TOLD.corpus().train().limit()).isBetween(2_000_000, 3_000_000);
        assertThat(Whole.TOLD.corpus().vocabulary())
                .hasSizeBetween(1_500, 3_000)
                .doesNotHaveDuplicates();
        assertThat(Whole.TOLD.corpus().vocabulary().get(0)).isEqualTo(Tokenizer.END_OF_TEXT);
    }

    @Test
    void tellsOfEveryWordOfTheGenderSetManyTimesAndWithTheSameTruth() {
        tellsOfEveryWordOfTheGenderSet(TOLD, 20);
    }

    @Test
    @Tag("slow")
    void tellsOfEveryWordOfTheGenderSetTwoHundredTimesAndWithTheSameTruth() {
        tellsOfEveryWordOfTheGenderSet(Whole.TOLD, 200);
    }

    private static void tellsOfEveryWordOfTheGenderSet(StoryCorpus told, int times) {
        CleanedWordSet gender = WordSets.load(new WordSetSpec.BuiltIn("gender", "gender"));
        gender.requireKnownTo(told.corpus().vocabulary());
        List<WordFacts> facts = told.factsOf(gender.words());
        assertThat(facts).hasSameSizeAs(gender.words().words());
        for (int i = 0; i < facts.size(); i++) {
            LabelledWord word = gender.words().words().get(i);
            assertThat(facts.get(i).character().word()).isEqualTo(word.word());
            assertThat(facts.get(i).occurrences()).as(word.word()).isGreaterThanOrEqualTo(times);
            assertThat(facts.get(i).character().gender()).as(word.word()).isEqualTo(genderOf(word));
        }
    }

    @Test
    void knowsNothingMoreOfWordsThatAreNoCharacters() {
        WordSet set =
                new WordSet("mixed", "x", "y", List.of(new LabelledWord("apple", "x"), new LabelledWord("queen", "y")));
        assertThat(TOLD.factsOf(set)).extracting(f -> f.character().word()).containsExactly("queen");
    }

    @Test
    @Tag("slow")
    void showsTheGenderOfSomeWordsHardlyEverAndOfOthersOften() {
        List<Integer> cues = Whole.TOLD.facts().stream()
                .filter(f -> f.character().gender() != Gender.EITHER)
                .map(WordFacts::cues)
                .sorted()
                .toList();
        assertThat(cues).hasSize(312);
        assertThat(cues.get(0)).isLessThan(20);
        assertThat(cues.get(156)).isBetween(40, 160);
        assertThat(cues.get(311)).isGreaterThan(200);
    }

    @Test
    void countsEveryAgreementAsACueOfTheWordsThatAgree() {
        Map<String, WordFacts> facts = facts();
        List<String> vocabulary = TOLD.corpus().vocabulary();
        IntBuffer train = TOLD.corpus().train();
        int cues = 0;
        for (int i = 1; i < train.limit(); i++) {
            String word = vocabulary.get(train.get(i));
            cues += AGREEING.contains(word) ? 1 : 0;
            if (word.equals("called")) {
                WordFacts noun = Objects.requireNonNull(facts.get(vocabulary.get(train.get(i - 1))));
                cues += noun.character().gender() == Gender.EITHER ? 0 : 2;
            }
        }
        assertThat(TOLD.facts().stream().mapToInt(WordFacts::cues).sum()).isEqualTo(cues);
    }

    @Test
    void reflexivesAgreeWithTheWordBeforeThem() {
        Map<String, WordFacts> facts = facts();
        List<String> vocabulary = TOLD.corpus().vocabulary();
        IntBuffer train = TOLD.corpus().train();
        int checked = 0;
        for (int i = 1; i < train.limit(); i++) {
            String word = vocabulary.get(train.get(i));
            if (word.equals("himself") || word.equals("herself")) {
                Gender other = word.equals("himself") ? Gender.FEMALE : Gender.MALE;
                String character = vocabulary.get(train.get(i - 1));
                WordFacts fact = Objects.requireNonNull(facts.get(character), character);
                assertThat(fact.character().gender()).as(character).isNotEqualTo(other);
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(100);
    }

    @Test
    void anIsUsedBeforeVowelsAndSilentLettersOnly() {
        List<String> vocabulary = TOLD.corpus().vocabulary();
        IntBuffer train = TOLD.corpus().train();
        Map<String, Set<Character>> initials = Map.of("a", new HashSet<>(), "an", new HashSet<>());
        for (int i = 0; i + 1 < train.limit(); i++) {
            Set<Character> after = initials.get(vocabulary.get(train.get(i)));
            if (after != null) {
                after.add(vocabulary.get(train.get(i + 1)).charAt(0));
            }
        }
        assertThat(initials.get("an")).containsExactlyInAnyOrder('a', 'e', 'h', 'i', 'o', 'u');
        assertThat(initials.get("a")).doesNotContain('a', 'e', 'i', 'o', 'u').contains('b', 'k');
    }

    @Test
    void entropyLiesBelowTheBigramModelsLoss() {
        Corpus corpus = TOLD.corpus();
        double bigram =
                BigramModel.fit(corpus.train(), corpus.vocabulary().size()).loss(corpus.heldOut());
        assertThat(corpus.heldOutEntropy()).isBetween(1.5, bigram - 0.5);
    }

    private static Map<String, WordFacts> facts() {
        return TOLD.facts().stream().collect(Collectors.toMap(f -> f.character().word(), Function.identity()));
    }

    private static Gender genderOf(LabelledWord word) {
        return word.label().equals("male") ? Gender.MALE : Gender.FEMALE;
    }

    private static List<IntBuffer> stories(IntBuffer tokens) {
        List<IntBuffer> stories = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= tokens.limit(); i++) {
            if (i == tokens.limit() || tokens.get(i) == 0) {
                stories.add(tokens.slice(start, i - start));
                start = i;
            }
        }
        return stories;
    }
}
