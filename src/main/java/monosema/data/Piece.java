package monosema.data;

/** A part of a sentence pattern. */
sealed interface Piece {

    /** A token as it stands. */
    record Token(String text) implements Piece {}

    /** A word of a category. */
    record Word(String category) implements Piece {}

    /** A word of {@code base.any}, or of a {@code base.<concept>} that fits the subject. */
    record ConceptWord(String base) implements Piece {}

    /** The subject, by name, noun or pronoun. */
    record Subject() implements Piece {}

    /** Somebody else, by name or noun. */
    record Companion() implements Piece {}

    /** The subject of the sentence before, by name, noun or object pronoun. */
    record FormerSubject() implements Piece {}

    /** A possessive that agrees with the subject, or "the". */
    record Possessive() implements Piece {}
}
