package monosema.checkpoint;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Keeps the latest checkpoint of one training. */
public sealed interface CheckpointKeeper permits CheckpointFile, CheckpointKeeper.None {
    /** Whether enough time has passed since the last one to be worth the next. */
    boolean isDue();

    /** Takes a checkpoint; the one before is kept until this one is whole. A failure is said and stops nothing. */
    void keep(Supplier<Checkpoint> checkpoint);

    /**
     * The latest whole one.
     *
     * @param layout of the checkpoints that this training takes
     * @param read makes of it what the training goes on from
     */
    <T> Optional<T> latest(String layout, Function<Checkpoint, T> read);

    /** The end of a message of a training that has to stop: which step is kept where; empty if none is. */
    String kept();

    /** Keeps none. */
    record None() implements CheckpointKeeper {
        @Override
        public boolean isDue() {
            return false;
        }

        @Override
        public void keep(Supplier<Checkpoint> checkpoint) {}

        @Override
        public <T> Optional<T> latest(String layout, Function<Checkpoint, T> read) {
            return Optional.empty();
        }

        @Override
        public String kept() {
            return "";
        }
    }
}
