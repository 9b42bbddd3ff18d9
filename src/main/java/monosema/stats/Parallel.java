package monosema.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;

/**
 * Independent pieces of work on as many threads as there are cores, at least two and at most sixteen. Each piece must
 * write only to its own place, so that results do not depend on how many threads there are, which ran it, or when.
 */
public final class Parallel {
    private static final int MOST_THREADS = 16;

    private Parallel() {}

    /**
     * Calls the body once for each index.
     *
     * @param n number of pieces, indices 0 to n - 1, handed out in that order
     * @param body may run on another thread; what it throws is thrown here, after the pieces under way have ended
     */
    public static void range(int n, IntConsumer body) {
        if (n == 0) {
            return;
        }
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(n, threads()), Parallel::daemon);
        List<Future<?>> pieces = new ArrayList<>();
        try {
            for (int i = 0; i < n; i++) {
                int index = i;
                pieces.add(threads.submit(() -> body.accept(index)));
            }
            for (Future<?> piece : pieces) {
                piece.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            pieces.forEach(piece -> piece.cancel(false));
            end(threads);
        }
    }

    /** Lets the pieces under way end: an interrupt would close the files that they write to. */
    private static void end(ExecutorService threads) {
        threads.shutdown();
        try {
            while (!threads.awaitTermination(1, TimeUnit.HOURS)) {}
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Calls the body once for each index and keeps what it returns.
     *
     * @param n number of pieces, as in {@link #range}
     * @param body may run on another thread
     * @return in the order of the indices
     */
    public static <T> List<T> map(int n, IntFunction<T> body) {
        ConcurrentMap<Integer, T> results = new ConcurrentSkipListMap<>();
        range(n, i -> results.put(i, body.apply(i)));
        return List.copyOf(results.values());
    }

    private static int threads() {
        return Math.max(2, Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()));
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "monosema-statistics");
        thread.setDaemon(true);
        return thread;
    }
}
