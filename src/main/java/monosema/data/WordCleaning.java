package monosema.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rules by which raw answers become a word set. The first that applies is the reason:
 * <ol>
 *   <li>a fault that the answer came with, such as {@link #CUT_OFF}; it then says nothing about other answers either;
 *   <li>{@link #NOT_A_SINGLE_WORD}: there is white space inside;
 *   <li>{@link #NOT_LETTERS_ONLY}: something is neither a letter nor a combining mark;
 *   <li>{@link #BOTH_LABELS}: the same word also has the other label; all its entries go;
 *   <li>{@link #DUPLICATE}: the same word stood earlier; case matters, as it does to a model;
 *   <li>a reason given in review, of a list that is recorded beside the answers.
 * </ol>
 */
final class WordCleaning {
    static final String NOT_A_SINGLE_WORD = "not a single word";
    static final String NOT_LETTERS_ONLY = "not letters only";
    static final String BOTH_LABELS = "used for both labels";
    static final String DUPLICATE = "duplicate";
    static final String CUT_OFF = "cut off at the limit of tokens";
    static final String TOO_LONG = "longer than 100 characters";

    /**
     * A raw answer, stripped.
     *
     * @param fault why it cannot be taken, whatever the word; empty as a rule
     */
    record Raw(int line, String word, String label, String prompt, String fault) {
        Raw(int line, String word, String label, String prompt) {
            this(line, word, label, prompt, "");
        }

        boolean isFaulty() {
            return !fault.isEmpty();
        }
    }

    private final Map<LabelledWord, String> reviewed;

    /**
     * Rules with a review.
     *
     * @param reviewed the reason for each answer that judgement removed
     */
    WordCleaning(Map<LabelledWord, String> reviewed) {
        this.reviewed = Map.copyOf(reviewed);
    }

    List<WordSetEntry> clean(List<Raw> answers) {
        Map<String, Set<String>> labels = new HashMap<>();
        answers.stream()
                .filter(a -> !a.isFaulty())
                .forEach(a ->
                        labels.computeIfAbsent(a.word(), w -> new HashSet<>()).add(a.label()));
        Set<String> seen = new HashSet<>();
        List<WordSetEntry> entries = new ArrayList<>();
        for (Raw answer : answers) {
            boolean both = labels.getOrDefault(answer.word(), Set.of()).size() > 1;
            String reason = answer.isFaulty() ? answer.fault() : reason(answer, both, !seen.add(answer.word()));
            entries.add(new WordSetEntry(
                    answer.line(), answer.word(), answer.label(), answer.prompt(), reason.isEmpty(), reason));
        }
        return entries;
    }

    private String reason(Raw answer, boolean bothLabels, boolean repeated) {
        if (answer.word().codePoints().anyMatch(WordCleaning::isSpace)) {
            return NOT_A_SINGLE_WORD;
        }
        if (!answer.word().codePoints().allMatch(WordCleaning::isLetter)) {
            return NOT_LETTERS_ONLY;
        }
        if (bothLabels) {
            return BOTH_LABELS;
        }
        if (repeated) {
            return DUPLICATE;
        }
        return reviewed.getOrDefault(new LabelledWord(answer.word(), answer.label()), "");
    }

    private static boolean isSpace(int codePoint) {
        return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
    }

    private static boolean isLetter(int codePoint) {
        int type = Character.getType(codePoint);
        return Character.isLetter(codePoint)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }
}
