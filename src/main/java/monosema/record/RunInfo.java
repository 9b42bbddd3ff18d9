package monosema.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import monosema.io.Json;

/**
 * The file {@code run.json}: all that differs from run to run, fields in this order.
 *
 * @param experiment its id
 * @param recordedAt ISO-8601 in UTC, such as {@code 2026-11-02T10:15:30Z}
 * @param commit the commit of the sources in hex, or {@code unknown} outside a repository
 * @param dirty whether the sources differed from that commit
 * @param grade {@code portable}, {@code machine} or {@code machine-tf32}
 * @param device {@code cpu}, or {@code gpu} and its model, such as {@code gpu, NVIDIA H200}
 * @param cpu the processor's name
 * @param cores processors available to the run
 * @param os name, version and architecture
 * @param javaVersion of the run's JVM
 * @param libraries version by name, in order of name
 * @param peakMemoryMiB largest resident size of the process, MiB
 * @param stages in the order in which they finished
 */
public record RunInfo(
        String experiment,
        String recordedAt,
        String commit,
        boolean dirty,
        String grade,
        String device,
        String cpu,
        int cores,
        String os,
        String javaVersion,
        Map<String, String> libraries,
        long peakMemoryMiB,
        List<StageTime> stages) {
    /** Of a stage, which it need not have. */
    private static final List<String> LATER_FIELDS = List.of("throughput", "origin");

    public RunInfo {
        libraries = Collections.unmodifiableMap(new TreeMap<>(libraries));
        stages = List.copyOf(stages);
    }

    /**
     * Reads one; stages without a throughput, or whose origin an older version did not tell, have none.
     *
     * @throws monosema.io.BadInputException if the file is not JSON, or has unknown or missing fields
     */
    static RunInfo read(Path file) {
        JsonNode run = Json.readTree(file);
        for (JsonNode stage : run.path("stages")) {
            for (String later : LATER_FIELDS) {
                if (stage instanceof ObjectNode fields && !fields.has(later)) {
                    fields.putNull(later);
                }
            }
        }
        return Json.convert(run, RunInfo.class, file.toString());
    }
}
