package monosema.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What a stage cost, and what it was made from.
 *
 * @param name such as {@code model}
 * @param key the stage's key in hex
 * @param seconds wall time, at least 0
 * @param outcome {@link #RAN} or {@link #CACHED}
 * @param throughput of a training, null elsewhere
 * @param origin what it was made from; null in records of versions that did not tell
 */
public record StageTime(
        String name,
        String key,
        double seconds,
        String outcome,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Throughput throughput,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable StageOrigin origin) {
    /** The stage was computed. */
    public static final String RAN = "ran";
    /** The stage was read from the store. */
    public static final String CACHED = "cached";
}
