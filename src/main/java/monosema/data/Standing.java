package monosema.data;

/** Whether a character belongs to a court. */
public enum Standing {
    ROYAL,
    COMMON
}
