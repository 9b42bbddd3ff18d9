package monosema.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import monosema.provenance.Seed;
import org.junit.jupiter.api.Test;

/** A grammar so small that its stories can be counted. */
class StorytellerTest {
    private static final Map<String, List<String>> WORDS =
            Map.of("does.any", List.of("slept", "sat"), "does.animal", List.of("purred"));

    private static final List<CharacterWord> CHARACTERS = List.of(
            new CharacterWord("Tom", true, Gender.MALE, Species.HUMAN, Age.CHILD, Standing.COMMON, 2, 0.5),
            new CharacterWord("queen", false, Gender.FEMALE, Species.HUMAN, Age.ADULT, Standing.ROYAL, 1, 0.3),
            new CharacterWord("cat", false, Gender.EITHER, Species.ANIMAL, Age.ADULT, Standing.COMMON, 1, 0.4),
            new CharacterWord("boy", false, Gender.MALE, Species.HUMAN, Age.CHILD, Standing.COMMON, 1, 0.2),
            new CharacterWord("child", false, Gender.EITHER, Species.HUMAN, Age.CHILD, Standing.COMMON, 1, 0.2));

    private static final StoryOdds ODDS = new StoryOdds(2, 0.8, 0.4, 0.6, 0.5, 0.6, 0.5, 0.5, 0.4, 2);

    /** Mostly one sentence, so that stories come again and again. */
    private static final StoryOdds SHORT = new StoryOdds(1, 0.9, 0.4, 0.6, 0.5, 0.6, 0.5, 0.5, 0.4, 2);

    private static StoryGrammar grammar(StoryOdds odds, String... patterns) {
        return new StoryGrammar(
                new Lexicon(CHARACTERS, WORDS),
                List.of(patterns).stream().map(SentencePattern::parse).toList(),
                odds);
    }

    private static final String[] PATTERNS = {
        "3 {S} {does*} .", "2 {S} met {O} .", "1 {S} thanked {P} .", "1 {both} They met ."
    };

    @Test
    void surpriseOfAStoryIsThatOfItsTextWhereverItIsTold() {
        Map<String, Double> nats = new TreeMap<>();
        Storyteller teller = new Storyteller(grammar(ODDS, PATTERNS), new Seed(3).stream("stories"));
        int repeated = 0;
        for (int i = 0; i < 4_000; i++) {
            int start = teller.tokens().size();
            double before = teller.nats();
            teller.tellStory();
            double surprise = teller.nats() - before;
            Double known = nats.putIfAbsent(text(teller, start), surprise);
            if (known != null) {
                assertThat(surprise).isCloseTo(known, within(1e-9));
                repeated++;
            }
        }
        assertThat(repeated).isGreaterThan(1_000);
    }

    @Test
    void surpriseIsMinusTheLogOfHowOftenAStoryIsTold() {
        int stories = 60_000;
        Map<String, Integer> counts = new TreeMap<>();
        Map<String, Double> nats = new TreeMap<>();
        Storyteller teller = new Storyteller(grammar(SHORT, PATTERNS), new Seed(4).stream("stories"));
        for (int i = 0; i < stories; i++) {
            int start = teller.tokens().size();
            double before = teller.nats();
            teller.tellStory();
            String text = text(teller, start);
            counts.merge(text, 1, Integer::sum);
            nats.put(text, teller.nats() - before);
        }
        int common = 0;
        for (Map.Entry<String, Integer> entry : counts.entrySet()) {
            double expected = stories * Math.exp(-nats.getOrDefault(entry.getKey(), Double.NaN));
            if (expected > 100) {
                assertThat((entry.getValue() - expected) / Math.sqrt(expected))
                        .as(entry.getKey())
                        .isBetween(-4.5, 4.5);
                common++;
            }
        }
        assertThat(common).isGreaterThan(10);
    }

    @Test
    void surpriseOfAStoryIsTheProductOfItsChoices() {
        StoryGrammar one = grammar(ODDS, "1 {S} slept .");
        Storyteller teller = new Storyteller(one, new Seed(1).stream("stories"));
        String text = "";
        double surprise = 0;
        while (!text.equals("<|endoftext|> One day Tom slept . He slept . ")) {
            int start = teller.tokens().size();
            double before = teller.nats();
            teller.tellStory();
            text = text(teller, start);
            surprise = teller.nats() - before;
        }
        // "One day", Tom of frequency 2 in 6, no "called", no "himself" after Tom, the subject kept, "He", the end.
        double probability = 0.4 * 2 / 6.0 * 0.6 * (1 - 0.5 * 0.5) * 0.6 * 0.5 * 0.8;
        assertThat(surprise).isCloseTo(-Math.log(probability), within(1e-12));
    }

    @Test
    void aWordOfUndecidedGenderKeepsItThroughAStory() {
        Storyteller teller = new Storyteller(grammar(ODDS, "1 {S} slept ."), new Seed(2).stream("stories"));
        int both = 0;
        for (int i = 0; i < 2_000; i++) {
            int start = teller.tokens().size();
            teller.tellStory();
            String text = text(teller, start);
            if (text.contains("cat") && !text.matches(".*(Tom|queen|boy|child).*")) {
                boolean he = text.contains("He ") || text.contains("himself");
                boolean she = text.contains("She ") || text.contains("herself");
                assertThat(he && she).as(text).isFalse();
                both += he || she ? 1 : 0;
            }
        }
        assertThat(both).isGreaterThan(50);
    }

    @Test
    void aNounBeforeANameFitsItsAgeAndGender() {
        Storyteller teller = new Storyteller(grammar(ODDS, "1 {S} slept ."), new Seed(5).stream("stories"));
        for (int i = 0; i < 1_000; i++) {
            teller.tellStory();
        }
        List<String> nouns = new ArrayList<>();
        for (int i = 1; i < teller.tokens().size(); i++) {
            if (wordOf(teller, i).equals("called")) {
                nouns.add(wordOf(teller, i - 1) + " " + wordOf(teller, i + 1));
            }
        }
        assertThat(nouns).hasSizeGreaterThan(100).containsOnly("boy Tom", "child Tom");
        long boys = nouns.stream().filter("boy Tom"::equals).count();
        assertThat(boys / (double) nouns.size()).isCloseTo(0.5, within(0.1));
    }

    @Test
    void refusesAWordThatStandsTwice() {
        assertThatThrownBy(() -> new Lexicon(CHARACTERS, Map.of("food", List.of("cake", "cat"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'cat' stands in characters and in food");
    }

    private static String text(Storyteller teller, int start) {
        StringBuilder text = new StringBuilder();
        for (int i = start; i < teller.tokens().size(); i++) {
            text.append(wordOf(teller, i)).append(' ');
        }
        return text.toString();
    }

    private static String wordOf(Storyteller teller, int position) {
        return teller.vocabulary().words().get(teller.tokens().get(position));
    }
}
