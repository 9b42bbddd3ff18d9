package monosema.data;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The words that stories are made of. A word stands once only, as a character or in one category, so that a text tells
 * which choices made it.
 *
 * @param characters those that a story can be about
 * @param categories all other words, by category, the most frequent first
 */
record Lexicon(List<CharacterWord> characters, Map<String, List<String>> categories) {
    Lexicon {
        characters = List.copyOf(characters);
        Map<String, List<String>> copy = new LinkedHashMap<>();
        categories.forEach((name, words) -> copy.put(name, List.copyOf(words)));
        categories = Collections.unmodifiableMap(copy);
        refuseRepeats(characters, categories);
    }

    private static void refuseRepeats(List<CharacterWord> characters, Map<String, List<String>> categories) {
        Map<String, String> homes = new TreeMap<>();
        for (CharacterWord character : characters) {
            claim(homes, character.word(), "characters");
        }
        categories.forEach((name, words) -> words.forEach(word -> claim(homes, word, name)));
    }

    private static void claim(Map<String, String> homes, String word, String home) {
        String before = homes.put(word, home);
        if (before != null) {
            throw new IllegalArgumentException("'%s' stands in %s and in %s".formatted(word, before, home));
        }
    }
}
