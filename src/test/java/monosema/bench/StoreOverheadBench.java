package monosema.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import monosema.io.Json;
import monosema.provenance.Sha256;
import monosema.store.StageInput;
import monosema.store.StageResult;
import monosema.store.StageStore;

/**
 * What the store costs a build that has nothing to do: 1,000 stages of four files and 60 KB each, keyed, locked, verified
 * and skipped by a JVM of its own that has just started, the JVM's own start not counted.
 */
public final class StoreOverheadBench implements Bench {
    private static final int STAGES = 1_000;
    private static final int BUILDS = 5;

    @Override
    public void run(PrintStream out) throws IOException, InterruptedException {
        Path store = Files.createTempDirectory("store-overhead");
        try {
            long start = System.nanoTime();
            build(store, true);
            out.printf("%,d stages made: %.2f s%n", STAGES, (System.nanoTime() - start) / 1e9);
            List<Cost> costs = new ArrayList<>();
            for (int i = 0; i < BUILDS; i++) {
                costs.add(unchanged(store));
            }
            costs.sort(Comparator.comparing(Cost::seconds));
            out.printf(
                    "%,d stages unchanged, in a new JVM: %.2f s, of which %.2f s on a processor"
                            + " (median of %d builds; %.2f to %.2f s)%n",
                    STAGES,
                    costs.get(BUILDS / 2).seconds(),
                    costs.get(BUILDS / 2).processor(),
                    BUILDS,
                    costs.get(0).seconds(),
                    costs.get(BUILDS - 1).seconds());
        } finally {
            remove(store);
        }
    }

    /**
     * What a build took.
     *
     * @param seconds from its first line to its last
     * @param processor seconds of its thread on a processor: on a busy machine the rest is waiting for one
     */
    private record Cost(double seconds, double processor) {}

    /** A second build, in the process that was started for it: prints what it took. */
    public static void main(String[] arguments) {
        long start = System.nanoTime();
        long processor = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        build(Path.of(arguments[0]), false);
        System.out.println((System.nanoTime() - start) / 1e9);
        System.out.println((ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - processor) / 1e9);
    }

    private static Cost unchanged(Path store) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StoreOverheadBench.class.getName(),
                        store.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (InputStream in = process.getInputStream()) {
            List<String> printed = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            if (process.waitFor() != 0) {
                throw new IOException("the second build failed");
            }
            return new Cost(Double.parseDouble(printed.get(0)), Double.parseDouble(printed.get(1)));
        }
    }

    private static void build(Path folder, boolean makes) {
        StageStore store = StageStore.open(folder, System.out::println);
        StageResult before = null;
        for (int i = 0; i < STAGES; i++) {
            StageInput input = input(i, before);
            before = store.run("bench", input, target -> {
                if (!makes) {
                    throw new IllegalStateException("made again: " + input.stage());
                }
                write(target, input.stage());
            });
        }
    }

    /** As many knobs as an SAE declares. */
    private static StageInput input(int i, StageResult before) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        for (int knob = 0; knob < 24; knob++) {
            parameters.put("knob" + knob, knob + i / 1000.0);
        }
        StageInput input = StageInput.of("stage." + i, 1)
                .parameters(parameters)
                .external("words", Sha256.of("words"))
                .seed(42)
                .device("cpu")
                .grade("portable");
        return before == null ? input : input.upstream(before.stage(), before.key());
    }

    private static void write(Path folder, String stage) throws IOException {
        String row = stage + ",0.123456789012,0.000123456789,0.98765432101234\n";
        Files.writeString(folder.resolve("results.json"), Json.pretty(List.of(row.repeat(20))));
        Path record = Files.createDirectories(folder.resolve("record"));
        Files.writeString(record.resolve("tests.csv"), row.repeat(500));
        Files.writeString(record.resolve("scores.csv"), row.repeat(100));
        Files.write(folder.resolve("weights.bin"), new byte[1 << 15]);
    }

    static void remove(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            paths.sorted(Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
