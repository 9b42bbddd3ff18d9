package monosema.config;

/** Whether a plain build runs an experiment. */
public enum RunMode {
    /** Every build runs it, or confirms it from the store. */
    ALWAYS,
    /** Only a build that names it, or asks for all; other builds keep its record. */
    ON_REQUEST
}
