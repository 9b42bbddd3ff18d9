package monosema.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import monosema.record.RunInfo;
import monosema.record.StageTime;
import monosema.record.Throughput;
import monosema.report.text.Numeral;

/**
 * When, where and at what cost a record was made, as text.
 *
 * @param date of the record, ISO-8601
 * @param time of the record, UTC
 * @param commit the first characters of the commit
 * @param fullCommit all of them
 * @param dirty whether the sources differed from that commit
 * @param grade reproducibility grade
 * @param device where the tensors lived
 * @param cpu processor
 * @param cores processors available
 * @param os operating system
 * @param javaVersion of the JVM
 * @param libraries version by name
 * @param peakMemory of the process, MiB
 * @param minutes wall time of all stages
 * @param stages in order
 */
public record RunView(
        String date,
        String time,
        String commit,
        String fullCommit,
        boolean dirty,
        String grade,
        String device,
        String cpu,
        int cores,
        String os,
        String javaVersion,
        Map<String, String> libraries,
        String peakMemory,
        String minutes,
        List<Stage> stages) {
    private static final int SHORT_COMMIT = 8;

    /**
     * A stage's cost.
     *
     * @param name of the stage
     * @param key the first characters of its key
     * @param seconds wall time
     * @param outcome {@code ran} or {@code cached}
     * @param speed of a training, such as {@code 945,000 rows a second}; empty elsewhere
     */
    public record Stage(String name, String key, String seconds, String outcome, String speed) {}

    static RunView of(RunInfo run) {
        double seconds = run.stages().stream().mapToDouble(StageTime::seconds).sum();
        return new RunView(
                run.recordedAt().substring(0, Math.min(10, run.recordedAt().length())),
                run.recordedAt(),
                head(run.commit(), SHORT_COMMIT),
                run.commit(),
                run.dirty(),
                run.grade(),
                run.device(),
                run.cpu(),
                run.cores(),
                run.os(),
                run.javaVersion(),
                run.libraries(),
                Numeral.count((double) run.peakMemoryMiB()),
                Numeral.fixed(seconds / 60, 1),
                run.stages().stream().map(RunView::stage).toList());
    }

    private static Stage stage(StageTime stage) {
        return new Stage(
                stage.name(),
                head(stage.key(), 12),
                Numeral.fixed(stage.seconds(), 1),
                stage.outcome(),
                Optional.ofNullable(stage.throughput()).map(RunView::speed).orElse(""));
    }

    private static String speed(Throughput throughput) {
        String rate = "%s %s a second".formatted(Numeral.count(Math.rint(throughput.perSecond())), throughput.unit());
        return throughput.hasProducts()
                ? "%s, its matrix products at %s TFLOP/s, %s%% of what they reach alone"
                        .formatted(
                                rate,
                                Numeral.fixed(throughput.productFlops() / 1e12, 1),
                                Numeral.fixed(100 * throughput.productFlops() / throughput.deviceFlops(), 0))
                : rate;
    }

    private static String head(String text, int length) {
        return text.substring(0, Math.min(length, text.length()));
    }
}
