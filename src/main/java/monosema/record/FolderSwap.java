package monosema.record;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
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
        Path fresh = fresh(target);
        Path old = old(target);
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

    /**
     * Ends what a build that died began: the old folder is back where the new one was not there yet. To be called before
     * the target is read.
     */
    static void recover(Path target) throws IOException {
        if (!Files.exists(target) && Files.exists(old(target))) {
            Files.move(old(target), target, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Removes what a build that died left beside the target. */
    static void clear(Path target) throws IOException {
        recover(target);
        delete(fresh(target));
        delete(old(target));
    }

    private static Path fresh(Path target) {
        return target.resolveSibling("." + target.getFileName() + ".new");
    }

    private static Path old(Path target) {
        return target.resolveSibling("." + target.getFileName() + ".old");
    }

    private static void copy(Path source, Path target) throws IOException {
        for (Path path : tree(source)) {
            Path to = target.resolve(source.relativize(path).toString());
            if (Files.isDirectory(path)) {
                Files.createDirectories(to);
            } else {
                Files.copy(path, to);
                flush(to);
            }
        }
    }

    /** To the disk, so that a power cut after the move leaves no empty file. */
    private static void flush(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
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
