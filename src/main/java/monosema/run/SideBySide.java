package monosema.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Work that is begun in order, some pieces of it at a time. */
final class SideBySide {
    private SideBySide() {}

    /**
     * Does all of it.
     *
     * @param jobs pieces at a time; with 1 they run on this thread
     * @return in the order of the work
     */
    static <T> List<T> all(int jobs, List<Callable<T>> work) {
        List<T> results = new ArrayList<>();
        ExecutorService threads = jobs > 1 && work.size() > 1 ? Executors.newFixedThreadPool(jobs) : null;
        try {
            if (threads == null) {
                for (Callable<T> piece : work) {
                    results.add(piece.call());
                }
                return results;
            }
            for (Future<T> done : threads.invokeAll(work)) {
                results.add(done.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw unchecked(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (Exception e) {
            throw unchecked(e);
        } finally {
            if (threads != null) {
                threads.shutdownNow();
            }
        }
    }

    private static RuntimeException unchecked(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException same ? same : new IllegalStateException(cause);
    }
}
