package monosema.data;

import java.util.List;

/**
 * A word that names a character of StoryWorld, with the truth about it.
 *
 * @param word as it stands in a story
 * @param properName whether it is a name, which stands without an article
 * @param gender decides its pronouns
 * @param species with age, decides what it does and where
 * @param age of a person; an animal's does not show
 * @param standing royals also have deeds and places of their own
 * @param frequency relative weight with which a story brings it in, &gt; 0
 * @param cueRate probability that its gender shows where it can, in [0, 1]
 */
public record CharacterWord(
        String word,
        boolean properName,
        Gender gender,
        Species species,
        Age age,
        Standing standing,
        double frequency,
        double cueRate) {
    public CharacterWord {
        if (!(frequency > 0)) {
            throw new IllegalArgumentException("frequency of '%s' must be > 0, was %s".formatted(word, frequency));
        }
        if (!(cueRate >= 0 && cueRate <= 1)) {
            throw new IllegalArgumentException("cue rate of '%s' must be in [0, 1], was %s".formatted(word, cueRate));
        }
    }

    /** Its concepts, {@link Concept#ANY} first. */
    List<Concept> concepts() {
        Concept own = species == Species.ANIMAL ? Concept.ANIMAL : age == Age.CHILD ? Concept.CHILD : Concept.ADULT;
        return standing == Standing.ROYAL ? List.of(Concept.ANY, own, Concept.ROYAL) : List.of(Concept.ANY, own);
    }
}
