package monosema.data;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Lexicon, sentence patterns and odds, made ready for drawing: every distribution fixed, every word numbered. */
final class StoryGrammar {
    /** What a story knows so far decides which patterns it can use. */
    enum State {
        /** Nobody yet. */
        EMPTY,
        /** A subject. */
        ONE,
        /** A subject and somebody else. */
        TWO
    }

    /** Patterns that a state allows, and how often each is used. */
    record Patterns(List<SentencePattern> patterns, WeightedChoice choice) {}

    /** Words of a category. */
    record Category(List<String> words, WeightedChoice choice) {}

    /** Nouns for people, by their index among the characters. */
    record Nouns(List<Integer> indices, WeightedChoice choice) {
        Nouns {
            indices = List.copyOf(indices);
        }
    }

    /** The words that the engine puts in by itself. */
    private static final List<String> OWN_WORDS = List.of(
            "The", "the", "A", "An", "a", "an", "One", "day", "He", "he", "She", "she", "him", "her", "his", "himself",
            "herself", "called");

    private static final int ZIPF_OFFSET = 3;

    private final Lexicon lexicon;
    private final StoryOdds odds;
    private final Vocabulary vocabulary;
    private final WeightedChoice characterChoice;
    private final Map<String, Category> categories = new TreeMap<>();
    private final Map<String, Map<List<Concept>, List<Category>>> fitting = new HashMap<>();
    private final Map<String, Nouns> nouns = new TreeMap<>();
    private final Map<State, Patterns> patternsByState = new EnumMap<>(State.class);

    StoryGrammar(Lexicon lexicon, List<SentencePattern> patterns, StoryOdds odds) {
        this.lexicon = lexicon;
        this.odds = odds;
        this.vocabulary = new Vocabulary(allWords(lexicon, patterns));
        List<CharacterWord> characters = lexicon.characters();
        this.characterChoice =
                new WeightedChoice(characters.size(), i -> characters.get(i).frequency());
        lexicon.categories().forEach((name, words) -> categories.put(name, category(words)));
        patternsByState.put(State.EMPTY, allowed(patterns, p -> !p.needsTwo() && !p.changesSubject()));
        patternsByState.put(State.ONE, allowed(patterns, p -> !p.needsTwo()));
        patternsByState.put(State.TWO, allowed(patterns, p -> true));
    }

    private static List<String> allWords(Lexicon lexicon, List<SentencePattern> patterns) {
        List<String> words = new ArrayList<>(OWN_WORDS);
        for (SentencePattern pattern : patterns) {
            for (Piece piece : pattern.pieces()) {
                if (piece instanceof Piece.Token token) {
                    words.add(token.text());
                }
            }
        }
        lexicon.categories().values().forEach(words::addAll);
        lexicon.characters().forEach(character -> words.add(character.word()));
        return words;
    }

    private static Category category(List<String> words) {
        return new Category(words, new WeightedChoice(words.size(), i -> 1.0 / (i + 1 + ZIPF_OFFSET)));
    }

    private static Patterns allowed(List<SentencePattern> all, Predicate<SentencePattern> state) {
        List<SentencePattern> some = all.stream().filter(state).toList();
        return new Patterns(
                some, new WeightedChoice(some.size(), i -> some.get(i).weight()));
    }

    List<CharacterWord> characters() {
        return lexicon.characters();
    }

    WeightedChoice characterChoice() {
        return characterChoice;
    }

    StoryOdds odds() {
        return odds;
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    Patterns patterns(State state) {
        return Objects.requireNonNull(patternsByState.get(state));
    }

    /** The nouns for a person of an age, of a gender or of either. */
    Nouns nouns(Age age, Gender gender) {
        return nouns.computeIfAbsent(age + " " + gender, key -> findNouns(age, gender));
    }

    private Nouns findNouns(Age age, Gender gender) {
        List<CharacterWord> all = lexicon.characters();
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            CharacterWord word = all.get(i);
            boolean person = !word.properName() && word.species() == Species.HUMAN;
            if (person && word.age() == age && word.gender() == gender) {
                found.add(i);
            }
        }
        return new Nouns(found, new WeightedChoice(found.size(), i -> showing(all.get(found.get(i)))));
    }

    private static double showing(CharacterWord word) {
        return word.frequency() * word.cueRate();
    }

    /** The categories of a base that fit some concepts, in their order; {@link Concept#ANY}'s comes first. */
    List<Category> categories(String base, List<Concept> concepts) {
        Map<List<Concept>, List<Category>> known = fitting.computeIfAbsent(base, key -> new HashMap<>());
        return known.computeIfAbsent(concepts, key -> findCategories(base, concepts));
    }

    private List<Category> findCategories(String base, List<Concept> concepts) {
        List<Category> found = new ArrayList<>();
        for (Concept concept : concepts) {
            Category category = categories.get(concept.categoryOf(base));
            if (category != null) {
                found.add(category);
            }
        }
        return List.copyOf(found);
    }

    Category category(String name) {
        Category category = categories.get(name);
        if (category == null) {
            throw new IllegalArgumentException("no words of category '%s'".formatted(name));
        }
        return category;
    }
}
