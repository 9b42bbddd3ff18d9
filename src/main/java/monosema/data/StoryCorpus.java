package monosema.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A corpus told by StoryWorld, with what is known because it was told.
 *
 * @param corpus vocabulary, streams and the entropy of the held-out stories
 * @param facts of each character's word, in the lexicon's order
 */
public record StoryCorpus(Corpus corpus, List<WordFacts> facts) {
    public StoryCorpus {
        facts = List.copyOf(facts);
    }

    /**
     * The facts of a set's words, in the set's order.
     *
     * @return as many as there are words, or fewer: a word that is no character, such as "apple", has no facts
     */
    public List<WordFacts> factsOf(WordSet words) {
        Map<String, WordFacts> byWord = new HashMap<>();
        facts.forEach(fact -> byWord.put(fact.character().word(), fact));
        List<WordFacts> found = new ArrayList<>();
        for (LabelledWord word : words.words()) {
            WordFacts fact = byWord.get(word.word());
            if (fact != null) {
                found.add(fact);
            }
        }
        return found;
    }
}
