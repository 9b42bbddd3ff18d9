package monosema.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Replaces a folder by a copy of another so that, whatever happens, the old one or the new one is there, whole. */
final class FolderSwap {
    private FolderSwap() {}

    /**
     * Copies beside the old folder first, so that a full disk is met before anything is moved.
     *
     * @throws IOException if the copy or a move fails; {@code target} is then as it was
     */
    static void replace(Path source, Path target) throws IOException {
        Path name = target.getFileName();
        Path fresh = target.resolveSibling("." + name + ".new");
        Path old = target.resolveSibling("." + name + ".old");
        try {
            Files.createDirectories(target.toAbsolutePath().getParent());
            delete(fresh);
            copy(source, fresh);
            delete(old);
            if (Files.exists(target)) {
                Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
            }
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.exists(target) && Files.exists(old)) {
                Files.move(old, target, StandardCopyOption.ATOMIC_MOVE);
            }
            delete(fresh);
            throw e;
        }
        delete(old);
    }

    private static void copy(Path source, Path target) throws IOException {
        for (Path path : tree(source)) {
            Path to = target.resolve(source.relativize(path).toString());
            if (Files.isDirectory(path)) {
                Files.createDirectories(to);
            } else {
                Files.copy(path, to);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            for (Path path :
                    tree(folder).stream().sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static List<Path> tree(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.sorted().toList();
        }
    }
}
