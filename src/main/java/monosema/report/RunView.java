package monosema.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import monosema.io.Json;
import monosema.record.RunInfo;
import monosema.record.StageOrigin;
import monosema.record.StageTime;
import monosema.record.Throughput;
import monosema.report.text.Numeral;
import org.jspecify.annotations.Nullable;

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
 * @param inputs what was read from outside, each once, in the order of the stages; none in records that do not tell
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
        List<Stage> stages,
        List<Input> inputs) {
    private static final int SHORT_COMMIT = 8;

    /**
     * A stage's cost.
     *
     * @param name of the stage
     * @param key the first characters of its key
     * @param seconds wall time
     * @param outcome {@code ran} or {@code cached}
     * @param speed of a training, such as {@code 945,000 rows a second}; empty elsewhere
     * @param origin what it was made from; null in records that do not tell
     */
    public record Stage(
            String name,
            String key,
            String seconds,
            String outcome,
            String speed,
            @Nullable Origin origin) {}

    /**
     * What a stage was made from.
     *
     * @param codeVersion of the stage's code
     * @param parameters as JSON on one line; empty where it has none
     * @param upstream names of the stages whose results it read
     * @param external names of what it read from outside
     * @param files of the record that it made, or added rows to
     */
    public record Origin(
            String codeVersion, String parameters, List<String> upstream, List<String> external, List<String> files) {
        public Origin {
            upstream = List.copyOf(upstream);
            external = List.copyOf(external);
            files = List.copyOf(files);
        }
    }

    /**
     * Something that was read from outside.
     *
     * @param name what it is
     * @param sha256 of it, hex
     * @param stage that read it first
     */
    public record Input(String name, String sha256, String stage) {}

    /** Whether the record tells what its stages were made from. */
    public boolean tellsOrigins() {
        return stages.stream().anyMatch(stage -> stage.origin() != null);
    }

    /** The stages that made a file of the record, in order, with commas; empty where the record does not tell. */
    public String madeBy(String file) {
        return stages.stream()
                .filter(stage ->
                        stage.origin() != null && stage.origin().files().contains(file))
                .map(Stage::name)
                .collect(Collectors.joining(", "));
    }

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
                run.stages().stream().map(RunView::stage).toList(),
                inputs(run));
    }

    private static List<Input> inputs(RunInfo run) {
        Map<String, Input> inputs = new LinkedHashMap<>();
        for (StageTime stage : run.stages()) {
            Map<String, String> external =
                    stage.origin() == null ? Map.of() : stage.origin().external();
            external.forEach(
                    (name, sha256) -> inputs.putIfAbsent(name + " " + sha256, new Input(name, sha256, stage.name())));
        }
        return List.copyOf(inputs.values());
    }

    private static Origin origin(StageOrigin origin) {
        JsonNode parameters = origin.input().path("parameters");
        return new Origin(
                origin.input().path("codeVersion").asText(),
                parameters.isEmpty() ? "" : Json.canonical(parameters),
                List.copyOf(origin.upstream().keySet()),
                List.copyOf(origin.external().keySet()),
                origin.left());
    }

    private static Stage stage(StageTime stage) {
        return new Stage(
                stage.name(),
                head(stage.key(), 12),
                Numeral.fixed(stage.seconds(), 1),
                stage.outcome(),
                Optional.ofNullable(stage.throughput()).map(RunView::speed).orElse(""),
                stage.origin() == null ? null : origin(stage.origin()));
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
