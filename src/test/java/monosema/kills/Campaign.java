package monosema.kills;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import monosema.provenance.Seed;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Builds that are killed again and again until they end. After each kill: nothing that was finished is redone, long stages
 * go on. At the end: the bytes of a build that was not killed, and nothing left over.
 */
final class Campaign {
    private static final List<String> COMMANDS = List.of("run", "report");

    private final Path folder;
    private final PrintStream out;
    private final UniformRandomProvider random;
    private final Build reference;
    private final Outcome expected;
    private final Map<String, Double> seconds;
    private final List<String> faults = new ArrayList<>();
    private int kills;
    private int builds;
    private boolean recorded;
    private int wentOn;

    /**
     * Makes the build that is not killed.
     *
     * @param folder empty
     * @param out is told what is done, a line a build
     */
    Campaign(Path folder, Seed seed, PrintStream out) throws IOException, InterruptedException {
        this.folder = folder;
        this.out = out;
        this.random = seed.stream("kills");
        this.reference = new Build(KilledStudy.write(folder), folder.resolve("reference")).emptied();
        double run = whole(reference, "run");
        double report = whole(reference, "report");
        this.seconds = Map.of("run", run, "report", report);
        this.expected = Outcome.of(reference);
        out.printf(
                "not killed: run %.1f s, report %.1f s, %d files%n",
                run, report, expected.files().size());
    }

    int kills() {
        return kills;
    }

    /** Times that a training or a stage of many parts went on from what it had kept. */
    int wentOn() {
        return wentOn;
    }

    List<String> faults() {
        return List.copyOf(faults);
    }

    /** Kills at random instants, until there were so many more kills. */
    void atRandom(int more) throws IOException, InterruptedException {
        int enough = kills + more;
        while (kills < enough) {
            Build build = begun(builds % 2 == 0);
            for (String command : COMMANDS) {
                while (!ended(build, command, enough)) {
                    kills++;
                }
            }
            verify(build, true);
        }
    }

    /** Whether a command ended by itself; it is not killed once there were enough kills. */
    private boolean ended(Build build, String command, int enough) throws IOException, InterruptedException {
        Survey before = Survey.of(build.store());
        Process process = build.start(command, List.of());
        long limit = kills < enough ? (long) (random.nextDouble() * seconds.get(command) * 1e9) : Long.MAX_VALUE;
        boolean ended = process.waitFor(limit, TimeUnit.NANOSECONDS);
        process.destroyForcibly().waitFor();
        check(build, before, command);
        if (ended && process.exitValue() != 0) {
            faults.add("%s ended with %d: %s".formatted(command, process.exitValue(), build.printed()));
        }
        return ended;
    }

    /** Kills at every line of a method that a command comes to. */
    void atEachLine(String command, String type, String method) throws IOException, InterruptedException {
        for (int line = 0; atLine(command, type, method, line); line++) {}
    }

    /**
     * Kills at one line, and lets the build end after it; false if there is no such line. The build has most of the stages
     * of the one that was not killed.
     */
    boolean atLine(String command, String type, String method, int line) throws IOException, InterruptedException {
        Build build = begun(true);
        Build.copy(reference.store(), build.store());
        if (command.equals("report")) {
            whole(build, "run");
        } else {
            remove(build, "sae.s2", "permutation.mlp", "t-test.s1");
        }
        // What the store does it does for every stage.
        int time = type.startsWith("monosema.store.") ? 1 + random.nextInt(2) : 1;
        LineKiller killer = new LineKiller(type, method, line, time);
        Survey before = Survey.of(build.store());
        LineKiller.End end = killer.run(build, command);
        check(build, before, command);
        if (end == LineKiller.End.KILLED) {
            kills++;
            out.println("killed at " + killer);
        }
        ended(build, command, 0);
        verify(build, command.equals("report"));
        return end != LineKiller.End.NO_SUCH_LINE;
    }

    private static void remove(Build build, String... stages) throws IOException {
        for (String stage : stages) {
            Build.remove(build.store().resolve("stages").resolve(stage));
        }
    }

    /** A new build, with an older record to replace or without. */
    private Build begun(boolean older) throws IOException {
        Build build = new Build(reference.yaml(), folder.resolve("build")).emptied();
        builds++;
        recorded = older;
        if (older) {
            Build.copy(reference.record(), build.record());
            Path results = build.record().resolve("results.json");
            Files.writeString(
                    results,
                    Files.readString(results).replaceFirst("\"key\" : \"[0-9a-f]{64}\"", "\"key\" : \"older\""));
        }
        return build;
    }

    private void check(Build build, Survey before, String command) throws IOException {
        String printed = build.printed();
        wentOn += printed.contains("goes on") ? 1 : 0;
        List<String> found = before.faults(Survey.of(build.store()), printed);
        boolean record = Files.exists(build.record().resolve("results.json"))
                || Files.exists(build.record().resolveSibling("." + KilledStudy.ID + ".old/results.json"));
        if (recorded && !record) {
            faults.add("neither the old record nor the new one is there");
        }
        if (!found.isEmpty()) {
            found.forEach(fault -> faults.add("build %d, %s: %s".formatted(builds, command, fault)));
            faults.add(printed);
        }
    }

    private void verify(Build build, boolean reported) throws IOException, InterruptedException {
        int before = faults.size();
        faults.addAll(expected.differences(Outcome.of(build)));
        faults.addAll(Outcome.leftovers(build));
        if (reported
                && !Outcome.pages(build.site())
                        .equals(Outcome.pages(drawnAgain(build).site()))) {
            faults.add("pages differ from those of a report that was not killed");
        }
        out.printf(
                "build %d: %d kills so far, went on %d times, %s%n",
                builds,
                kills,
                wentOn,
                faults.size() == before ? "the same bytes" : faults.subList(before, faults.size()));
    }

    /** The same records, reported on into another folder. */
    private Build drawnAgain(Build build) throws IOException, InterruptedException {
        Build drawn = new Build(build.yaml(), folder.resolve("drawn")).emptied();
        Build.copy(build.site().resolve("data"), drawn.site().resolve("data"));
        Build.copy(build.target(), drawn.target());
        whole(drawn, "report");
        return drawn;
    }

    private static double whole(Build build, String command) throws IOException, InterruptedException {
        long start = System.nanoTime();
        int exit = build.start(command, List.of()).waitFor();
        if (exit != 0) {
            throw new IllegalStateException("%s ended with %d: %s".formatted(command, exit, build.printed()));
        }
        return (System.nanoTime() - start) / 1e9;
    }
}
