package monosema.record;

/**
 * What a stage cost.
 *
 * @param name such as {@code model}
 * @param key the stage's key in hex
 * @param seconds wall time, at least 0
 * @param outcome {@link #RAN} or {@link #CACHED}
 */
public record StageTime(String name, String key, double seconds, String outcome) {
    /** The stage was computed. */
    public static final String RAN = "ran";
    /** The stage was read from the store. */
    public static final String CACHED = "cached";
}
