package monosema.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import monosema.provenance.Sha256;

/**
 * The sources that make each stage's numbers, found and not listed: the calls that run it, the classes that they name, and
 * every class of ours that those name in turn, with whatever implements or extends it. Found in the sources and not in the
 * class files, where a constant of another class has become a number.
 *
 * <p>Left out is what carries numbers and makes none. {@code config}: what a stage reads from it is a parameter, and so in
 * its key by value. {@code record}: the forms of tables, which the stage fills; a new column is a change of the stage.
 * {@code store}, {@code hub}, {@code chat}, {@code provenance} but for seeds: where bytes lie and come from, which keys and
 * checksums pin, and progress. In {@code io} messages and locks; in {@code run} what only chooses and connects stages, the
 * console, and the writer of what stages found. Otherwise a better message would ask for a new version of every stage, and
 * whoever is asked too often no longer looks.
 */
final class StageSources {
    private static final Set<String> ROOMS = Set.of(
            "activations",
            "behaviour",
            "metric",
            "calibration",
            "data",
            "io",
            "model",
            "optim",
            "planted",
            "probe",
            "run",
            "sae",
            "stats",
            "tokens");
    private static final String SEED = "monosema/provenance/Seed.java";
    private static final Set<String> CARRIERS = Set.of(
            "monosema/io/BadInputException.java",
            "monosema/io/KeyLocks.java",
            "monosema/io/OneLine.java",
            "monosema/io/Reason.java",
            "monosema/run/Console.java",
            "monosema/run/ExperimentStages.java",
            "monosema/run/FreeMemory.java",
            "monosema/run/StageName.java",
            "monosema/run/StageRunner.java",
            "monosema/run/StageWork.java",
            "monosema/run/StageWriter.java");
    private static final String RUN = "monosema/run/";

    private final Map<String, JavaTokens> files = new HashMap<>();
    private final Map<String, String> hashes = new HashMap<>();
    private final Map<String, Set<String>> heirs = new HashMap<>();
    private final Map<String, Set<String>> uses = new HashMap<>();
    private final StageCalls calls;

    /** Reads the sources below the root of the packages. */
    StageSources(Path root) throws IOException {
        this.calls = StageCalls.in(root.resolve(RUN));
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path :
                    paths.filter(each -> each.toString().endsWith(".java")).toList()) {
                String file = root.relativize(path).toString().replace('\\', '/');
                if (isOfARoom(file)) {
                    files.put(file, JavaTokens.of(Files.readString(path)));
                }
            }
        }
        files.keySet()
                .forEach(file -> inherited(file)
                        .forEach(parent -> heirs.computeIfAbsent(parent, name -> new HashSet<>())
                                .add(file)));
    }

    private static boolean isOfARoom(String file) {
        String[] names = file.split("/");
        return file.equals(SEED)
                || (names.length > 2 && ROOMS.contains(names[1]) && !file.endsWith("package-info.java"));
    }

    /** SHA-256 of each source, normalised, that makes a stage's numbers, by file; that of a call has a {@code #}. */
    SortedMap<String, String> of(StageName stage) {
        SortedMap<String, String> found = new TreeMap<>();
        SortedSet<String> roots = new TreeSet<>();
        calls.of(stage).forEach((name, call) -> {
            found.put(RUN + name + "#" + stage.label(), Sha256.of(call.source()));
            roots.addAll(named(RUN + name, call.types()));
        });
        for (String file : reached(roots)) {
            found.put(
                    file,
                    hashes.computeIfAbsent(file, each -> Sha256.of(tokens(each).text())));
        }
        return found;
    }

    private Set<String> reached(Set<String> roots) {
        Deque<String> open = new ArrayDeque<>();
        Set<String> seen = new TreeSet<>();
        roots.stream().filter(this::makesNumbers).filter(seen::add).forEach(open::push);
        while (!open.isEmpty()) {
            uses.computeIfAbsent(open.pop(), this::uses).stream()
                    .filter(this::makesNumbers)
                    .filter(seen::add)
                    .forEach(open::push);
        }
        return seen;
    }

    private Set<String> uses(String file) {
        Set<String> used = named(file, Set.copyOf(tokens(file).code()));
        used.addAll(heirs.getOrDefault(file, Set.of()));
        return used;
    }

    private boolean makesNumbers(String file) {
        boolean caller = file.startsWith(RUN) && calls.callers().contains(file.substring(RUN.length()));
        return files.containsKey(file) && !CARRIERS.contains(file) && !caller;
    }

    /** Our files that a file means by some names: of its own package, or imported. */
    private Set<String> named(String file, Set<String> names) {
        Set<String> found = new TreeSet<>();
        String folder = file.substring(0, file.lastIndexOf('/') + 1);
        names.forEach(name -> found.add(folder + name + ".java"));
        for (String imported : tokens(file).imports()) {
            String name = imported.replace("static ", "");
            String outermost = name.replaceFirst("^([a-z.]*[A-Z]\\w*).*", "$1");
            String nested = name.substring(name.lastIndexOf('.') + 1);
            if (names.contains(nested)) {
                found.add(outermost.replace('.', '/') + ".java");
            }
        }
        found.retainAll(files.keySet());
        return found;
    }

    private Set<String> inherited(String file) {
        Set<String> names = new HashSet<>();
        boolean listing = false;
        for (String token : tokens(file).code()) {
            if (List.of("extends", "implements").contains(token)) {
                listing = true;
            } else if (List.of("{", "permits").contains(token)) {
                listing = false;
            } else if (listing) {
                names.add(token);
            }
        }
        return named(file, names);
    }

    private JavaTokens tokens(String file) {
        JavaTokens tokens = files.get(file);
        if (tokens == null) {
            throw new UncheckedIOException(new IOException("no source " + file));
        }
        return tokens;
    }
}
