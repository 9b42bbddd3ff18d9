package monosema.provenance;

/** How a long stage tells how far it is. */
@FunctionalInterface
public interface Progress {
    /** Tells nobody. */
    Progress SILENT = (done, total, detail) -> {};

    /**
     * Called after each unit of work; cheap enough to be called for every step.
     *
     * @param done units done, 1 to {@code total}
     * @param total units in all
     * @param detail what to show beside it, such as {@code "loss 1.63"}; may be empty
     */
    void step(long done, long total, String detail);
}
