package monosema.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import monosema.kills.KillsBench;
import monosema.model.CheckpointBench;
import monosema.model.LlamaBench;
import monosema.run.Grade;
import monosema.sae.SaeDeviceBench;
import monosema.sae.SaeStepBench;
import monosema.sae.SaeTrainingBench;
import monosema.tokens.TokenizersBench;

/**
 * {@code mvn -Pbench test-compile -Dbench=NAME}: runs one measurement in a JVM of its own, in the environment of a grade
 * ({@code -Dmonosema.reproducible}, portable by default) or, where that is {@code none}, as the native libraries come.
 */
public final class Benches {
    private static final String MARK = "MONOSEMA_BENCH";

    private static final Map<String, Bench> ALL = new TreeMap<>(Map.ofEntries(
            Map.entry("activations", new ActivationStoreBench()),
            Map.entry("checkpoint", CheckpointBench::run),
            Map.entry("control-and-permutations", new ControlAndPermutationsBench()),
            Map.entry("corpus-reading", new CorpusReadingBench()),
            Map.entry("grades", new GradesBench()),
            Map.entry("information-curve", new InformationCurveBench()),
            Map.entry("kills", KillsBench::run),
            Map.entry("l1-path", new L1PathBench()),
            Map.entry("llama-forward", LlamaBench::forward),
            Map.entry("llama-generation", LlamaBench::generation),
            Map.entry("machine", new MachineBench()),
            Map.entry("max-t", new MaxTBench()),
            Map.entry("model-steps", new StoryModelBench()),
            Map.entry("nested-cv", new NestedCrossValidationBench()),
            Map.entry("sae-device", SaeDeviceBench::run),
            Map.entry("sae-metrics", new SaeMetricsBench()),
            Map.entry("sae-step", SaeStepBench::run),
            Map.entry("sae-training", SaeTrainingBench::run),
            Map.entry("store-overhead", new StoreOverheadBench()),
            Map.entry("store-read", new StoreReadBench()),
            Map.entry("tokenizers", TokenizersBench::run)));

    private Benches() {}

    /** The arguments are the bench's name and the grade. */
    public static void main(String[] arguments) throws Exception {
        Bench bench = arguments.length == 2 ? ALL.get(arguments[0]) : null;
        if (bench == null) {
            System.err.println("-Dbench=NAME, one of " + String.join(", ", ALL.keySet()));
            System.exit(2);
            return;
        }
        if (System.getenv(MARK) != null) {
            bench.run(System.out);
        } else {
            System.exit(child(arguments));
        }
    }

    /** Runs one in a process of its own, whatever grade this one is of. */
    static int child(String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx6g",
                        "-Dmonosema.testdata=" + System.getProperty("monosema.testdata", ""),
                        "-Dmonosema.bench.rounds=" + System.getProperty("monosema.bench.rounds", "200"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Benches.class.getName(),
                        arguments[0],
                        arguments[1])
                .inheritIO();
        Optional<Grade> grade = Arrays.stream(Grade.values())
                .filter(each -> each.label().equals(arguments[1]))
                .findFirst();
        if (grade.isEmpty() && !arguments[1].equals("none")) {
            List<String> labels =
                    Arrays.stream(Grade.values()).map(Grade::label).toList();
            System.err.printf(
                    "-Dmonosema.reproducible must be none or one of %s, was '%s'%n",
                    String.join(", ", labels), arguments[1]);
            return 2;
        }
        Grade.PORTABLE.environment().keySet().forEach(builder.environment()::remove);
        grade.ifPresent(given -> builder.environment().putAll(given.environment()));
        builder.environment().put(MARK, arguments[1]);
        return builder.start().waitFor();
    }
}
