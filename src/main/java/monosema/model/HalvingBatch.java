package monosema.model;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import monosema.io.BadInputException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs many equal things through a device, some at once; where its memory runs out, half as many, and so on down to one.
 * For work whose result depends on the number at once by rounding alone. What was found to fit is remembered; it is said
 * in one warning. Not thread-safe.
 */
public final class HalvingBatch {
    private static final Logger LOG = LoggerFactory.getLogger(HalvingBatch.class);

    private final String what;
    private final String things;
    private final List<Integer> tried = new ArrayList<>();
    private int size;

    /**
     * Nothing has run yet.
     *
     * @param what is made, for messages, such as {@code activations at blocks.0.hook_mlp_out}
     * @param things are run at once, in the plural
     * @param size how many are tried at first, at least 1
     */
    public HalvingBatch(String what, String things, int size) {
        if (size < 1) {
            throw new IllegalArgumentException("batch of %s must be >= 1, was %d".formatted(what, size));
        }
        this.what = what;
        this.things = things;
        this.size = size;
    }

    /** The work on some of the things. It leaves nothing behind but what it returns, so that it can be done again. */
    @FunctionalInterface
    public interface Part<R> {
        /**
         * Works.
         *
         * @param scope closed after the result was handed on, or when memory runs out
         * @param from the first thing, zero-based
         * @param to the last thing + 1
         */
        R of(NDManager scope, int from, int to);
    }

    /** The same, for work that puts its results in their places itself, at its end. */
    @FunctionalInterface
    public interface Work {
        /** Works, as {@link Part#of}. */
        void on(NDManager scope, int from, int to);
    }

    /**
     * Runs all things in order.
     *
     * @param owner parent of each part's scope
     * @param count how many there are, at least 0
     * @throws BadInputException if there is no room for one thing alone
     */
    public void run(NDManager owner, int count, Work work) {
        Part<Integer> part = (scope, from, to) -> {
            work.on(scope, from, to);
            return to;
        };
        run(owner, count, part, to -> {});
    }

    /**
     * Runs all things in order.
     *
     * @param owner parent of each part's scope
     * @param count how many there are, at least 0
     * @param part works on some of them
     * @param done is given the result of each part, in order, once; a lack of memory there is not caught
     * @throws BadInputException if there is no room for one thing alone
     */
    public <R> void run(NDManager owner, int count, Part<R> part, Consumer<R> done) {
        for (int from = 0; from < count; ) {
            int to = (int) Math.min((long) from + size, count);
            try (NDManager scope = owner.newSubManager()) {
                R result;
                try {
                    result = part.of(scope, from, to);
                } catch (EngineException | OutOfMemoryError e) {
                    if (!DeviceMemory.isExhausted(e)) {
                        throw e;
                    }
                    halve(to - from, owner, e);
                    continue;
                }
                sayWhatFits();
                done.accept(result);
            }
            from = to;
        }
    }

    private void halve(int count, NDManager owner, Throwable error) {
        tried.add(count);
        if (count == 1) {
            String sizes = tried.stream().map(String::valueOf).collect(Collectors.joining(", "));
            throw new BadInputException(
                    "%s: out of memory on %s, tried with %s %s at once: %s"
                            .formatted(what, owner.getDevice(), sizes, things, DeviceMemory.reason(error)),
                    error);
        }
        size = count / 2;
    }

    private void sayWhatFits() {
        if (!tried.isEmpty()) {
            LOG.warn("{}: out of memory with {} {} at once, going on with {}", what, tried.get(0), things, size);
            tried.clear();
        }
    }
}
