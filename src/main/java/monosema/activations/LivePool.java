package monosema.activations;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;

/** A pool in the device's memory, which streams share; it is closed when none reads it, unless it is kept. */
final class LivePool implements AutoCloseable {
    private final PoolId id;
    private final NDManager manager;
    private final NDArray rows;
    private final boolean kept;
    private int readers;

    /**
     * A pool without readers.
     *
     * @param manager owns {@code rows} alone; closed with the pool
     * @param rows [rows, dIn]
     * @param kept whether it stays when nobody reads it
     */
    LivePool(PoolId id, NDManager manager, NDArray rows, boolean kept) {
        this.id = id;
        this.manager = manager;
        this.rows = rows;
        this.kept = kept;
    }

    PoolId id() {
        return id;
    }

    void addReader() {
        readers++;
    }

    /** Whether nothing holds it any more. */
    boolean removeReader() {
        readers--;
        return readers == 0 && !kept;
    }

    /** Rows {@code from} to {@code to} - 1, owned by {@code owner}. */
    NDArray copy(NDManager owner, int from, int to) {
        try (NDArray view = rows.get(new NDIndex().addSliceDim(from, to))) {
            NDArray copy = view.duplicate();
            copy.attach(owner);
            return copy;
        }
    }

    @Override
    public void close() {
        manager.close();
    }
}
