package monosema.bench;

import java.util.Map;
import java.util.TreeMap;
import monosema.sae.SaeStepBench;

/** {@code mvn -Pbench test-compile -Dbench=NAME}: runs one measurement in a JVM of its own. */
public final class Benches {
    private static final Map<String, Bench> ALL = new TreeMap<>(Map.ofEntries(
            Map.entry("activations", new ActivationStoreBench()),
            Map.entry("control-and-permutations", new ControlAndPermutationsBench()),
            Map.entry("l1-path", new L1PathBench()),
            Map.entry("machine", new MachineBench()),
            Map.entry("max-t", new MaxTBench()),
            Map.entry("nested-cv", new NestedCrossValidationBench()),
            Map.entry("sae-metrics", new SaeMetricsBench()),
            Map.entry("sae-step", SaeStepBench::run)));

    private Benches() {}

    /** The first argument is the bench's name. */
    public static void main(String[] arguments) throws Exception {
        Bench bench = arguments.length == 1 ? ALL.get(arguments[0]) : null;
        if (bench == null) {
            System.err.println("-Dbench=NAME, one of " + String.join(", ", ALL.keySet()));
            System.exit(2);
            return;
        }
        bench.run(System.out);
    }
}
