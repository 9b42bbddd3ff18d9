package monosema.activations;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How much of what the model computed an {@link ActivationStore} may keep for the next reader. Memory is filled first,
 * then the disk; what fits neither is computed again.
 *
 * @param memoryBytes of the model's device, beside the pools that are being read, at least 0
 * @param folder for pool files, made if it is not there; of no other store at the same time unless it is shared
 * @param diskBytes of pool files, at least 0; 0 without a folder
 * @param shared whether the files stay when a store is closed, for other stores of this folder now and later; then whoever
 *     gave the folder removes it
 */
public record PoolBudget(long memoryBytes, Optional<Path> folder, long diskBytes, boolean shared) {
    /** Nothing is kept. */
    public static final PoolBudget NONE = new PoolBudget(0, Optional.empty(), 0, false);

    public PoolBudget {
        if (memoryBytes < 0 || diskBytes < 0 || (folder.isEmpty() && diskBytes > 0)) {
            throw new IllegalArgumentException("memory %d and disk %d must be >= 0, the disk has a folder: %s"
                    .formatted(memoryBytes, diskBytes, folder));
        }
    }

    /** So much memory and no disk. */
    public static PoolBudget memory(long bytes) {
        return new PoolBudget(bytes, Optional.empty(), 0, false);
    }

    /** The same memory, and so much of a folder. */
    public PoolBudget withDisk(Path scratch, long bytes) {
        return new PoolBudget(memoryBytes, Optional.of(scratch), bytes, false);
    }

    /** So much of a folder that several stores share, and no memory: another store would not find what is there. */
    public static PoolBudget shared(Path scratch, long bytes) {
        return new PoolBudget(0, Optional.of(scratch), bytes, true);
    }
}
