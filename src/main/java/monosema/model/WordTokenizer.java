package monosema.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import monosema.data.Corpus;
import monosema.io.BadInputException;

/** One token a word: the vocabulary of a {@link Corpus}, case-sensitive. Immutable. */
public final class WordTokenizer implements Tokenizer {
    private final List<String> vocabulary;
    private final Map<String, Integer> ids;

    /**
     * A tokenizer of a vocabulary.
     *
     * @param vocabulary unique words; the index is the token id; contains {@link Corpus#END_OF_TEXT}
     * @throws IllegalArgumentException if a word is there twice or the end of text is missing
     */
    public WordTokenizer(List<String> vocabulary) {
        this.vocabulary = List.copyOf(vocabulary);
        this.ids = new HashMap<>();
        for (int id = 0; id < this.vocabulary.size(); id++) {
            Integer before = ids.put(this.vocabulary.get(id), id);
            if (before != null) {
                throw new IllegalArgumentException(
                        "vocabulary: '%s' is both token %d and %d".formatted(this.vocabulary.get(id), before, id));
            }
        }
        if (!ids.containsKey(Corpus.END_OF_TEXT)) {
            throw new IllegalArgumentException("vocabulary must contain " + Corpus.END_OF_TEXT);
        }
    }

    @Override
    public int size() {
        return vocabulary.size();
    }

    @Override
    public int endOfText() {
        return idOf(Corpus.END_OF_TEXT);
    }

    @Override
    public int[] encode(String text) {
        if (text.isBlank()) {
            throw new BadInputException("a text to encode must have a word, was '%s'".formatted(text));
        }
        return text.strip()
                .lines()
                .flatMap(line -> List.of(line.strip().split("\\s+")).stream())
                .mapToInt(this::idOf)
                .toArray();
    }

    @Override
    public String token(int id) {
        if (id < 0 || id >= vocabulary.size()) {
            throw new IllegalArgumentException("token id %d must be in [0, %d)".formatted(id, vocabulary.size()));
        }
        return vocabulary.get(id);
    }

    private int idOf(String word) {
        Integer id = ids.get(word);
        if (id == null) {
            throw new BadInputException(
                    "'%s' is not among the %d words of the vocabulary".formatted(word, vocabulary.size()));
        }
        return id;
    }
}
