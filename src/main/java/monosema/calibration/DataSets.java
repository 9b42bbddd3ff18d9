package monosema.calibration;

import java.util.function.IntConsumer;
import monosema.provenance.CountedProgress;
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
        CountedProgress steps = new CountedProgress(progress, dataSets);
        Parallel.range(dataSets, index -> {
            body.accept(index);
            steps.step(detail);
        });
    }
}
