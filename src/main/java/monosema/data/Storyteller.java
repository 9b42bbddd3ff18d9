package monosema.data;

import java.util.List;
import monosema.data.Cast.Member;
import monosema.tokens.Tokenizer;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;

/** Tells stories of a grammar into a token stream. Every choice goes through its dice, so {@link #nats} is the text's. */
final class Storyteller {
    private final StoryGrammar grammar;
    private final StoryOdds odds;
    private final Dice dice;
    private final StoryText text;
    private final int[] cues;
    private Cast cast = new Cast();

    Storyteller(StoryGrammar grammar, UniformRandomProvider random) {
        this.grammar = grammar;
        this.odds = grammar.odds();
        this.dice = new Dice(random);
        this.text = new StoryText(grammar.vocabulary());
        this.cues = new int[grammar.characters().size()];
    }

    Vocabulary vocabulary() {
        return grammar.vocabulary();
    }

    TokenBuffer tokens() {
        return text.tokens();
    }

    /** -log p of everything told so far, in nats. */
    double nats() {
        return dice.nats();
    }

    /** Agreements told so far, by the character's index in the lexicon; a new array. */
    int[] cues() {
        return cues.clone();
    }

    void tellStory() {
        cast = new Cast();
        text.add(Tokenizer.END_OF_TEXT);
        for (int told = 0; told < odds.fewestSentences() || !dice.chance(odds.end()); told++) {
            tellSentence(told == 0);
        }
    }

    private void tellSentence(boolean first) {
        StoryGrammar.Patterns allowed = grammar.patterns(cast.state());
        SentencePattern pattern = allowed.patterns().get(dice.draw(allowed.choice()));
        text.startSentence();
        if (first && pattern.pieces().get(0) instanceof Piece.Subject && dice.chance(odds.oneDay())) {
            text.add("One");
            text.add("day");
        }
        Member former = cast.subject();
        Member subject = pattern.hasSubject() ? chooseSubject(pattern.changesSubject()) : former;
        boolean kept = subject == former;
        for (Piece piece : pattern.pieces()) {
            tell(piece, subject, former, kept);
        }
        if (subject != null) {
            cast.subject(subject);
        }
    }

    private void tell(Piece piece, @Nullable Member subject, @Nullable Member former, boolean kept) {
        if (piece instanceof Piece.Token token) {
            text.add(token.text());
        } else if (piece instanceof Piece.Word word) {
            tellWord(grammar.category(word.category()));
        } else if (piece instanceof Piece.ConceptWord word) {
            tellWord(chooseCategory(word.base(), known(subject)));
        } else if (piece instanceof Piece.Subject) {
            tellSubject(known(subject), kept);
        } else if (piece instanceof Piece.Companion) {
            tellCompanion(known(subject));
        } else if (piece instanceof Piece.FormerSubject) {
            tellFormer(known(former));
        } else {
            text.add(shows(known(subject), 1) ? possessive(known(subject)) : "the");
        }
    }

    private static Member known(@Nullable Member member) {
        if (member == null) {
            throw new IllegalArgumentException("a sentence pattern refers to a subject that is not there");
        }
        return member;
    }

    private Member chooseSubject(boolean mustChange) {
        Member former = cast.subject();
        if (former != null && !mustChange && dice.chance(odds.keepSubject())) {
            return former;
        }
        return chooseOther(former);
    }

    /** Somebody of the story, or somebody new; never the one given. */
    private Member chooseOther(@Nullable Member but) {
        List<Member> others = cast.others(but);
        boolean full = cast.size() >= odds.mostCharacters();
        if (!others.isEmpty() && (full || dice.chance(odds.bringBack()))) {
            return others.get(dice.uniform(others.size()));
        }
        int index = dice.drawOther(grammar.characterChoice(), cast::contains, cast.frequency());
        return cast.add(index, grammar.characters().get(index));
    }

    private void tellSubject(Member subject, boolean kept) {
        if (kept && shows(subject, 1)) {
            text.add(choose(subject, text.atStart() ? "He" : "he", text.atStart() ? "She" : "she"));
            return;
        }
        tellByWord(subject);
        if (shows(subject, odds.reflexive())) {
            text.add(choose(subject, "himself", "herself"));
        }
    }

    private void tellCompanion(Member subject) {
        int before = cast.size();
        Member companion = chooseOther(subject);
        boolean isNew = cast.size() > before;
        if (isNew && !companion.word.properName() && shows(subject, odds.kin())) {
            text.add(possessive(subject));
            text.addCharacter(companion);
        } else {
            tellByWord(companion);
        }
    }

    private void tellFormer(Member former) {
        if (shows(former, 1)) {
            text.add(choose(former, "him", "her"));
        } else {
            tellByWord(former);
        }
    }

    /** By name, at first perhaps as "a girl called Lily", or as "a king" at first and "the king" from then on. */
    private void tellByWord(Member member) {
        if (!member.word.properName()) {
            text.addArticle(!member.introduced());
        } else if (!member.introduced() && dice.chance(odds.called())) {
            text.addArticle(true);
            tellNoun(member);
            text.add("called");
        }
        text.addCharacter(member);
    }

    /** A noun for somebody with a name: one of the name's gender where that shows, else one of either gender. */
    private void tellNoun(Member named) {
        Gender gender = Gender.EITHER;
        if (shows(named, 1)) {
            gender = decided(named);
        }
        StoryGrammar.Nouns nouns = grammar.nouns(named.word.age(), gender);
        int noun = nouns.indices().get(dice.draw(nouns.choice()));
        if (gender != Gender.EITHER) {
            cues[noun]++;
        }
        text.add(grammar.characters().get(noun).word());
    }

    private String possessive(Member owner) {
        return choose(owner, "his", "her");
    }

    private boolean shows(Member member, double share) {
        if (!dice.chance(member.word.cueRate() * share)) {
            return false;
        }
        cues[member.index]++;
        return true;
    }

    private String choose(Member member, String male, String female) {
        return decided(member) == Gender.MALE ? male : female;
    }

    private Gender decided(Member member) {
        if (member.gender == Gender.EITHER) {
            member.gender = dice.chance(0.5) ? Gender.MALE : Gender.FEMALE;
        }
        return member.gender;
    }

    /** Mostly a word of the subject's own concepts, where the base has words for them. */
    private StoryGrammar.Category chooseCategory(String base, Member subject) {
        List<StoryGrammar.Category> fitting = grammar.categories(base, subject.word.concepts());
        if (fitting.size() == 1 || !dice.chance(odds.concept())) {
            return fitting.get(0);
        }
        return fitting.get(1 + dice.uniform(fitting.size() - 1));
    }

    private void tellWord(StoryGrammar.Category words) {
        text.add(words.words().get(dice.draw(words.choice())));
    }
}
