package monosema.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The built-in lists {@code species}, {@code age} and {@code standing}: StoryWorld's words for characters, labelled by
 * what its grammar says of them. A model that has read other stories owes these labels nothing.
 *
 * <p>A list leaves out the words on which its label would be told by something else. Names and nouns are told apart
 * without error, so a list is of one of them:
 * <ul>
 *   <li>{@code species}: nouns, 72 animals' and 168 people's; every name is a person's;
 *   <li>{@code age}: names, 102 children's and 102 grown-ups', as many of each gender. Of the nouns for people one in five
 *       is a child's, of the names one in two, so that over both the kind of word would tell of age; the age of an animal
 *       does not show in any story;
 *   <li>{@code standing}: nouns for people, 25 royal and 143 common. Neither names nor animals are ever royal.
 * </ul>
 *
 * <p>No list is thinned out to classes of equal size. A difference between 25 and 143 words has a variance of 1/25 + 1/143
 * against 1/25 + 1/25 with a draw of as many commons, and needs no seed; what a share of correct answers means is seen
 * against the larger class, and losses in bits against the entropy of the classes. Two of the royal words are children's, a
 * smaller share than of the common ones.
 *
 * @param labels the first label first
 * @param fact what a word's label is
 * @param without why a word is no part of the list; empty where it is
 */
record CharacterList(
        List<Enum<?>> labels, Function<CharacterWord, Enum<?>> fact, Function<CharacterWord, String> without) {
    /** What messages call the file of the characters. */
    static final String SOURCE = "storyworld/characters.csv";
    /** Line of the first character, below the header. */
    private static final int FIRST_LINE = 2;

    private static final Map<String, CharacterList> LISTS = Map.of(
            "species",
            new CharacterList(
                    List.of(Species.ANIMAL, Species.HUMAN), CharacterWord::species, CharacterList::withoutSpecies),
            "age",
            new CharacterList(List.of(Age.CHILD, Age.ADULT), CharacterWord::age, CharacterList::withoutAge),
            "standing",
            new CharacterList(
                    List.of(Standing.ROYAL, Standing.COMMON), CharacterWord::standing, CharacterList::withoutStanding));

    CharacterList {
        labels = List.copyOf(labels);
    }

    /** The list of a name, if there is one. */
    static Optional<CharacterList> of(String resource) {
        return Optional.ofNullable(LISTS.get(resource));
    }

    /** All characters' words, the first label's before the second's, each with what speaks against it. */
    List<WordCleaning.Raw> answers(List<CharacterWord> characters) {
        List<WordCleaning.Raw> answers = new ArrayList<>();
        for (Enum<?> label : labels) {
            for (int i = 0; i < characters.size(); i++) {
                CharacterWord word = characters.get(i);
                if (fact.apply(word) == label) {
                    String name = label.name().toLowerCase(Locale.ROOT);
                    answers.add(new WordCleaning.Raw(i + FIRST_LINE, word.word(), name, "", without.apply(word)));
                }
            }
        }
        return answers;
    }

    private static String withoutSpecies(CharacterWord word) {
        return word.properName() ? "every name is human" : "";
    }

    private static String withoutAge(CharacterWord word) {
        if (word.species() == Species.ANIMAL) {
            return "age of an animal does not show";
        }
        return word.properName() ? "" : "most nouns are adult";
    }

    private static String withoutStanding(CharacterWord word) {
        if (word.properName()) {
            return "no name is royal";
        }
        return word.species() == Species.ANIMAL ? "no animal is royal" : "";
    }
}
