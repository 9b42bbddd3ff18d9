package monosema.data;

/** Whether a character is grown up. */
public enum Age {
    CHILD,
    ADULT
}
