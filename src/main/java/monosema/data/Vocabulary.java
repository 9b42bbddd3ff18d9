package monosema.data;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import monosema.tokens.Tokenizer;

/** Whole words and their ids; id 0 is {@link Tokenizer#END_OF_TEXT}. */
final class Vocabulary {
    private final List<String> words;
    private final Map<String, Integer> ids = new HashMap<>();

    /** Numbers words in the order of their first appearance. */
    Vocabulary(Collection<String> inOrder) {
        LinkedHashSet<String> unique = new LinkedHashSet<>();
        unique.add(Tokenizer.END_OF_TEXT);
        unique.addAll(inOrder);
        words = List.copyOf(unique);
        words.forEach(word -> ids.put(word, ids.size()));
    }

    List<String> words() {
        return words;
    }

    int id(String word) {
        Integer id = ids.get(word);
        if (id == null) {
            throw new IllegalArgumentException("'%s' is not among the %d words".formatted(word, words.size()));
        }
        return id;
    }
}
