package monosema.store;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * Something that lies in a store.
 *
 * @param state what it is
 * @param stage the stage's name; of what several stages share, the name of that; empty where nothing says it any more
 * @param key 64 hex digits, or for what was set aside or is shared, the folder's name
 * @param folder where it lies
 * @param experiments that it was made for, or that used it last, in order
 * @param files how many
 * @param bytes in them
 * @param made when, by this or another machine's clock
 * @param used when a build asked for it last
 * @param seconds that it took to make; NaN where that is not known
 * @param note what is wrong with it; empty where nothing is
 */
public record StoredStage(
        State state,
        String stage,
        String key,
        Path folder,
        List<String> experiments,
        int files,
        long bytes,
        Instant made,
        Instant used,
        double seconds,
        String note) {
    /** What lies there. */
    public enum State {
        /** A result, complete as far as was looked. */
        STORED,
        /** A result whose files are not those that were written; the next build that asks for it makes it again. */
        DAMAGED,
        /** A damaged result that a build has found and replaced. */
        SET_ASIDE,
        /** What a stage keeps that is being made just now. */
        BEING_MADE,
        /** What a stage has left that was stopped; it goes on from there. */
        UNFINISHED,
        /** What several stages share while they run. */
        SHARED
    }

    public StoredStage {
        experiments = List.copyOf(experiments);
    }

    /** Whether it is a result, whole or not. */
    public boolean isResult() {
        return state == State.STORED || state == State.DAMAGED;
    }

    /** Whether a stage of that name: {@code sae} is {@code sae} and every {@code sae.PART}. */
    public boolean isOf(String name) {
        return stage.equals(name) || stage.startsWith(name + ".");
    }
}
