package monosema.store;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is to be removed from a store. Never what another build uses.
 *
 * @param experiment only what was made for it or last used by it, and that no other experiment used last; empty for all
 * @param olderThan only what no build has asked for since; empty for any age
 */
public record Cleaning(Optional<String> experiment, Optional<Duration> olderThan) {
    /**
     * What came of it.
     *
     * @param removed what was removed, or would be
     * @param inUse how many more there were that a build uses
     * @param ahead how many more there were whose time of use lies ahead of this machine's clock
     */
    public record Done(List<StoredStage> removed, int inUse, int ahead) {
        public Done {
            removed = List.copyOf(removed);
        }

        /** How many of them were results. */
        public int results() {
            return (int) removed.stream().filter(StoredStage::isResult).count();
        }

        /** Bytes of their files. */
        public long bytes() {
            return removed.stream().mapToLong(StoredStage::bytes).sum();
        }
    }
}
