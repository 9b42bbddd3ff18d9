package monosema.calibration;

import java.util.function.IntConsumer;
import monosema.provenance.Progress;
import monosema.stats.Parallel;

/** The data sets of a study, on two threads, one step of progress each. */
final class DataSets {
    private DataSets() {}

    /**
     * Calls the body once for each data set; it writes to its own place only.
     *
     * @param progress called by one thread at a time
     */
    static void each(int dataSets, Progress progress, String detail, IntConsumer body) {
        int[] done = new int[1];
        Parallel.range(dataSets, index -> {
            body.accept(index);
            synchronized (done) {
                progress.step(++done[0], dataSets, detail);
            }
        });
    }
}
