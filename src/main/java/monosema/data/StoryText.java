package monosema.data;

import java.util.Locale;
import java.util.Set;

/** A stream of tokens under construction: capitals at the start of a sentence, and "a" or "an". */
final class StoryText {
    /** Words whose first letter misleads about their first sound. */
    private static final Set<String> EXCEPTIONS = Set.of("heir", "honest", "uniform");

    private final Vocabulary vocabulary;
    private final TokenBuffer tokens = new TokenBuffer();
    private boolean start;
    private boolean article;

    StoryText(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    TokenBuffer tokens() {
        return tokens;
    }

    void startSentence() {
        start = true;
    }

    /** Whether the next token is the first of its sentence. */
    boolean atStart() {
        return start;
    }

    void add(String word) {
        if (article && takesAn(word)) {
            int position = tokens.size() - 1;
            boolean capital = tokens.get(position) == vocabulary.id("A");
            tokens.set(position, vocabulary.id(capital ? "An" : "an"));
        }
        article = word.equals("a") || word.equals("A");
        start = false;
        tokens.add(vocabulary.id(word));
    }

    void addArticle(boolean indefinite) {
        if (start) {
            add(indefinite ? "A" : "The");
        } else {
            add(indefinite ? "a" : "the");
        }
    }

    void addCharacter(Cast.Member member) {
        add(member.word.word());
        member.introduce();
    }

    private static boolean takesAn(String word) {
        boolean vowel = "aeiou".indexOf(word.toLowerCase(Locale.ROOT).charAt(0)) >= 0;
        return vowel != EXCEPTIONS.contains(word);
    }
}
