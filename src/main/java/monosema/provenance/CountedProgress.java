package monosema.provenance;

/** Tells the progress of units that end on several threads, in the order in which they end. */
public final class CountedProgress {
    private final Progress progress;
    private final long total;
    private long done;

    /**
     * @param progress never called by two threads at once
     * @param total units in all
     */
    public CountedProgress(Progress progress, long total) {
        this.progress = progress;
        this.total = total;
    }

    /**
     * A unit has ended.
     *
     * @param detail what to show beside it; may be empty
     */
    public synchronized void step(String detail) {
        done++;
        progress.step(done, total, detail);
    }
}
