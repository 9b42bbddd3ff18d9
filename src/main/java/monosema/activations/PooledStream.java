package monosema.activations;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import org.jspecify.annotations.Nullable;

/** Reads an {@link ActivationStore}, pool after pool and epoch after epoch. */
final class PooledStream implements ActivationStream {
    private final ActivationStore store;
    private final Runnable afterClose;
    private RowOrder.Epoch epoch;
    private int pool;
    /** Rows of the pool that were handed out. */
    private int drawn;

    private long position;
    private @Nullable LivePool live;

    /** A stream at a position; nothing is computed before its first row is asked for. */
    PooledStream(ActivationStore store, long position, Runnable afterClose) {
        if (position < 0) {
            throw new IllegalArgumentException("position %d must be >= 0".formatted(position));
        }
        this.store = store;
        this.afterClose = afterClose;
        this.position = position;
        this.epoch = store.order().epoch(0);
        long left = position;
        while (left >= epoch.rows()) {
            left -= epoch.rows();
            epoch = store.order().epoch(epoch.number() + 1);
        }
        while (left >= epoch.rows(pool)) {
            left -= epoch.rows(pool);
            pool++;
        }
        this.drawn = (int) left;
    }

    @Override
    public int dIn() {
        return store.dIn();
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public NDArray next(NDManager owner, int rows) {
        if (rows < 1) {
            throw new IllegalArgumentException("rows %d must be >= 1".formatted(rows));
        }
        try (NDManager scope = owner.newSubManager(store.device())) {
            NDList parts = new NDList();
            for (int missing = rows; missing > 0; ) {
                LivePool from = current();
                int count = Math.min(missing, epoch.rows(pool) - drawn);
                parts.add(from.copy(scope, drawn, drawn + count));
                drawn += count;
                missing -= count;
            }
            NDArray batch = parts.size() == 1 ? parts.get(0) : NDArrays.concat(parts);
            batch.attach(owner);
            position += rows;
            store.handedOut(rows);
            return batch;
        }
    }

    /** The pool of the next row. */
    private LivePool current() {
        while (drawn == epoch.rows(pool)) {
            giveBack();
            drawn = 0;
            pool++;
            if (pool == epoch.pools()) {
                epoch = store.order().epoch(epoch.number() + 1);
                pool = 0;
            }
        }
        if (live == null) {
            live = store.take(epoch, pool);
        }
        return live;
    }

    private void giveBack() {
        if (live != null) {
            store.giveBack(live);
            live = null;
        }
    }

    @Override
    public void close() {
        giveBack();
        afterClose.run();
    }
}
