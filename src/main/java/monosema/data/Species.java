package monosema.data;

/** Whether a character is a person. */
public enum Species {
    HUMAN,
    ANIMAL
}
