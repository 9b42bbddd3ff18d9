package monosema.bench;

import java.util.Map;
import java.util.TreeMap;

/** {@code mvn -Pbench test-compile -Dbench=NAME}: runs one measurement in a JVM of its own. */
public final class Benches {
    private static final Map<String, Bench> ALL =
            new TreeMap<>(Map.of("machine", new MachineBench(), "max-t", new MaxTBench()));

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
