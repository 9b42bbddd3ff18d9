package monosema.tokens;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import monosema.io.BadInputException;

/** One token a word, case-sensitive. Words of a text stand between white space, which is not kept. Immutable. */
public final class WordTokenizer implements Tokenizer {
    private final List<String> vocabulary;
    private final Map<String, Integer> ids;

    /**
     * A tokenizer of a vocabulary.
     *
     * @param vocabulary unique words; the index is the token id; contains {@value Tokenizer#END_OF_TEXT}
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
        if (!ids.containsKey(END_OF_TEXT)) {
            throw new IllegalArgumentException("vocabulary must contain " + END_OF_TEXT);
        }
    }

    @Override
    public int size() {
        return vocabulary.size();
    }

    @Override
    public int beginOfText() {
        return idOf(END_OF_TEXT);
    }

    /**
     * {@inheritDoc}
     *
     * @param text not blank, nor empty: a word is what these tokenizers are asked for
     */
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

    /** The words with a space between them. */
    @Override
    public String decode(int[] ids) {
        return Arrays.stream(ids)
                .mapToObj(this::token)
                .filter(word -> !word.equals(END_OF_TEXT))
                .collect(Collectors.joining(" "));
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
