package monosema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import monosema.provenance.Sha256;

/**
 * All that decides what a command does, as one SHA-256 over the program, texts, and the names and bytes of files. Equal
 * fingerprints mean equal bytes, whatever the files' times. There is none where the program or a file cannot be read.
 */
final class Fingerprint {
    private final List<String> lines;
    private final boolean known;

    private Fingerprint(List<String> lines, boolean known) {
        this.lines = List.copyOf(lines);
        this.known = known;
    }

    /**
     * Begins with the program and the Java that runs it.
     *
     * @param program as {@link #program()} gives it; where it is empty there is no fingerprint
     */
    static Fingerprint of(Optional<String> program) {
        return new Fingerprint(List.of(program.orElse(""), Runtime.version().toString()), program.isPresent());
    }

    /**
     * The SHA-256 of the jar that runs, whose manifest names its libraries by version; empty where classes come from
     * elsewhere, as in an IDE.
     */
    static Optional<String> program() {
        try {
            CodeSource source = Main.class.getProtectionDomain().getCodeSource();
            Path jar = Path.of(source.getLocation().toURI());
            return Files.isRegularFile(jar) ? Optional.of(Sha256.of(jar)) : Optional.empty();
        } catch (IOException | URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** With a text, such as an option's value. */
    Fingerprint text(String text) {
        return with(List.of(Sha256.of(text)));
    }

    /** With a file, or with everything below a folder, links followed; that there is nothing counts too. */
    Fingerprint files(Path root) {
        return files(root, path -> true);
    }

    /** As {@link #files(Path)}, of those that count. */
    Fingerprint files(Path root, Predicate<Path> counts) {
        if (!known) {
            return this;
        }
        List<String> found = new ArrayList<>(List.of(Sha256.of(root.toString())));
        try (Stream<Path> paths = Files.exists(root) ? Files.walk(root, FileVisitOption.FOLLOW_LINKS) : Stream.of()) {
            for (Path path : paths.filter(counts).sorted().toList()) {
                found.add(Sha256.of(root.relativize(path).toString()) + " " + content(path));
            }
            return with(found);
        } catch (IOException | UncheckedIOException e) {
            return new Fingerprint(lines, false);
        }
    }

    /** A folder's name counts as well as a file's bytes: links may lead to it. */
    private static String content(Path path) throws IOException {
        if (Files.isRegularFile(path)) {
            return Sha256.of(path);
        }
        return Files.isDirectory(path) ? "folder" : "other";
    }

    private Fingerprint with(List<String> more) {
        List<String> all = new ArrayList<>(lines);
        all.addAll(more);
        return new Fingerprint(all, known);
    }

    /** 64 lower-case hex digits, where there is one. */
    Optional<String> hex() {
        return known ? Optional.of(Sha256.of(String.join("\n", lines))) : Optional.empty();
    }
}
