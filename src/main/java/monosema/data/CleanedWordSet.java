package monosema.data;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import monosema.io.BadInputException;
import org.jspecify.annotations.Nullable;

/**
 * A word set and the record of its cleaning.
 *
 * @param source the file that it was read from, or the name of the built-in list; for messages
 * @param words what was kept, in the order of the entries
 * @param entries all raw answers, in file order
 * @param prompts that were answered; empty for a user's file
 * @param answers the record of what a model answered; null for a built-in list or a user's file
 */
public record CleanedWordSet(
        String source,
        WordSet words,
        List<WordSetEntry> entries,
        List<Prompt> prompts,
        @Nullable AnswerRecord answers) {
    public CleanedWordSet {
        entries = List.copyOf(entries);
        prompts = List.copyOf(prompts);
    }

    /** The same, of answers. */
    CleanedWordSet answeredBy(AnswerRecord by) {
        return new CleanedWordSet(source, words, entries, prompts, by);
    }

    /**
     * Checks that a model of whole words can be fed every kept word.
     *
     * @param vocabulary of the corpus that the model is trained on
     * @throws BadInputException if the corpus has no token for one; names the first, its line, and what is supported
     */
    public void requireKnownTo(List<String> vocabulary) {
        Set<String> known = new HashSet<>(vocabulary);
        for (WordSetEntry entry : entries) {
            if (entry.kept() && !known.contains(entry.word())) {
                throw new BadInputException(
                        ("%s:%d word set '%s': '%s' is not among the %d words of the corpus, whose model"
                                        + " reads whole words only; supported are the words of the built-in set 'gender' and"
                                        + " other words of StoryWorld, upper and lower case as there")
                                .formatted(source, entry.line(), words.name(), entry.word(), known.size()));
            }
        }
    }
}
