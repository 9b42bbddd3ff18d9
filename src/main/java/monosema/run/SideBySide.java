package monosema.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Work that is begun in order, some pieces of it at a time. */
final class SideBySide {
    private SideBySide() {}

    /**
     * Does all of it.
     *
     * @param jobs pieces at a time; with 1 they run on this thread
     * @return in the order of the work
     */
    static <T> List<T> all(int jobs, List<Supplier<T>> work) {
        if (jobs == 1 || work.size() < 2) {
            return work.stream().map(Supplier::get).toList();
        }
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(jobs, work.size()));
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> done : threads.invokeAll(
                    work.stream().<Callable<T>>map(piece -> piece::get).toList())) {
                results.add(done.get());
            }
            return results;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            threads.shutdownNow();
        }
    }
}
