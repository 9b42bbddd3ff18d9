package monosema.data;

/** What a character's pronouns agree with. */
public enum Gender {
    MALE,
    FEMALE,
    /** Either, decided anew in each story when it first shows. */
    EITHER
}
