package monosema.kills;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import monosema.run.Grade;

/**
 * The folders of one build, and its commands as processes of their own.
 *
 * @param yaml the declaration
 * @param folder of site, store, target and logs
 */
record Build(Path yaml, Path folder) {
    /** What {@code monosema.ForkedJvm} marks its child with: the process that does the work is the one to kill. */
    private static final String MARK = "MONOSEMA_FORKED";

    /** So often that most kills hit between two. */
    private static final String CHECKPOINT_SECONDS = "0.1";

    Path site() {
        return folder.resolve("site");
    }

    Path store() {
        return folder.resolve("store");
    }

    Path target() {
        return folder.resolve("target");
    }

    Path record() {
        return site().resolve("data").resolve(KilledStudy.ID);
    }

    Path log() {
        return folder.resolve("log.txt");
    }

    /** A build that nobody began, in the same folder. */
    Build emptied() throws IOException {
        remove(folder);
        Files.createDirectories(folder);
        return this;
    }

    /**
     * Starts {@code run} or {@code report}; what it prints goes to {@link #log}.
     *
     * @param flags of its JVM
     */
    Process start(String command, List<String> flags) throws IOException {
        ProcessBuilder builder = builder(command, flags);
        builder.environment().putAll(Grade.PORTABLE.environment());
        builder.environment().put(MARK, Grade.PORTABLE.label());
        return builder.start();
    }

    /** As a user starts it: the process that does the work is its child. */
    Process startForking(String command) throws IOException {
        return builder(command, List.of()).start();
    }

    private ProcessBuilder builder(String command, List<String> flags) {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djava.awt.headless=true",
                "-Dmonosema.checkpointSeconds=" + CHECKPOINT_SECONDS));
        line.addAll(flags);
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), "monosema.Main", command));
        line.addAll(List.of("--experiments=" + yaml, "--site=" + site(), "--target=" + target()));
        line.addAll(
                command.equals("run")
                        ? List.of("--store=" + store(), "--device=cpu")
                        : List.of("--templates=" + Path.of("templates").toAbsolutePath()));
        return new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log().toFile());
    }

    /** What the latest command printed. */
    String printed() throws IOException {
        return Files.readString(log());
    }

    static List<Path> files(Path folder) {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> paths = Files.walk(folder)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    static void copy(Path from, Path to) throws IOException {
        for (Path file : files(from)) {
            Path target = to.resolve(from.relativize(file).toString());
            Files.createDirectories(target.getParent());
            Files.copy(file, target);
        }
    }
}
