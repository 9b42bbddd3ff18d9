package monosema.sae;

import java.util.Optional;

/** Keeps the latest checkpoint of one training. */
public sealed interface CheckpointKeeper permits CheckpointFile, CheckpointKeeper.None {
    /** Whether enough time has passed since the last one to be worth the next. */
    boolean isDue();

    /** Takes a checkpoint; the one before is kept until this one is whole. */
    void keep(TrainingCheckpoint checkpoint);

    /** The latest whole one. */
    Optional<TrainingCheckpoint> latest();

    /** Where it is kept, for a message; empty if nowhere. */
    String place();

    /** Keeps none. */
    record None() implements CheckpointKeeper {
        @Override
        public boolean isDue() {
            return false;
        }

        @Override
        public void keep(TrainingCheckpoint checkpoint) {}

        @Override
        public Optional<TrainingCheckpoint> latest() {
            return Optional.empty();
        }

        @Override
        public String place() {
            return "";
        }
    }
}
