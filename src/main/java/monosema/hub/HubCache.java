package monosema.hub;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Optional;
import monosema.io.BadInputException;
import monosema.io.KeyLocks;

/** The folders of the cache, as {@link monosema.hub} shows them. */
final class HubCache {
    private final Path root;
    private final boolean symlinks;

    HubCache(HubSettings settings) {
        this.root = settings.cache().toAbsolutePath().normalize();
        this.symlinks = settings.symlinks();
    }

    Path root() {
        return root;
    }

    Path snapshot(WantedFile wanted, String commit) {
        return within(repository(wanted).resolve("snapshots").resolve(commit), wanted.path());
    }

    Path notes(WantedFile wanted, String commit) {
        return within(repository(wanted).resolve(".monosema").resolve(commit), wanted.path() + ".json");
    }

    Path blob(WantedFile wanted, String name) {
        return within(repository(wanted).resolve("blobs"), name);
    }

    /** A name of our own: other programs append to theirs without our lock. */
    Path partial(WantedFile wanted, String name) {
        return within(repository(wanted).resolve("blobs"), name + ".monosema.incomplete");
    }

    /**
     * The locks of a repository's blobs. Their files have names of our own, since {@code huggingface_hub} removes those
     * that it made; without a common lock both may download at once, and each moves a whole file into place.
     */
    KeyLocks locks(WantedFile wanted) throws IOException {
        Path folder = root.resolve(".locks").resolve(wanted.repository().folder());
        Files.createDirectories(folder);
        return new KeyLocks(folder);
    }

    /** The commit that a branch was at when a hub was last asked. */
    Optional<String> ref(WantedFile wanted) throws IOException {
        try {
            return Optional.of(Files.readString(refFile(wanted)).strip()).filter(WantedFile::isCommit);
        } catch (NoSuchFileException | MalformedInputException e) {
            return Optional.empty();
        }
    }

    /** Notes where a branch is; a cache that cannot be written can still be read. */
    void tryPutRef(WantedFile wanted, String commit) {
        try {
            if (!ref(wanted).equals(Optional.of(commit))) {
                write(refFile(wanted), commit);
            }
        } catch (IOException e) {
            return;
        }
    }

    private Path refFile(WantedFile wanted) {
        return within(repository(wanted).resolve("refs"), wanted.revision());
    }

    /** Makes a snapshot's file lead to its blob, in place of what is there. */
    void link(Path blob, Path snapshot) throws IOException {
        Path folder = folder(snapshot);
        Files.createDirectories(folder);
        Path temporary = temporary(snapshot);
        Files.deleteIfExists(temporary);
        if (!symlinks || !linked(temporary, folder.relativize(blob))) {
            Files.copy(blob, temporary);
        }
        Files.move(temporary, snapshot, StandardCopyOption.ATOMIC_MOVE);
    }

    private static boolean linked(Path link, Path target) {
        try {
            Files.createSymbolicLink(link, target);
            return true;
        } catch (IOException | UnsupportedOperationException e) {
            // Windows without developer mode, or a disk that knows no links.
            return false;
        }
    }

    /** Writes a small file, all of it or nothing, with the permissions that others of the cache have. */
    static void write(Path file, String text) throws IOException {
        Files.createDirectories(folder(file));
        Path temporary = temporary(file);
        try {
            Files.writeString(temporary, text);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static Path temporary(Path file) {
        String writer =
                ProcessHandle.current().pid() + "-" + Thread.currentThread().getId();
        return file.resolveSibling("." + file.getFileName() + "." + writer + ".part");
    }

    private static Path folder(Path file) {
        return Objects.requireNonNull(file.getParent(), "in a folder");
    }

    private Path repository(WantedFile wanted) {
        return root.resolve(wanted.repository().folder());
    }

    /** Names are checked where they come from; this holds for what a system makes of them, such as a drive letter. */
    private static Path within(Path folder, String name) {
        Path path = folder.resolve(name).normalize();
        if (!path.startsWith(folder)) {
            throw new BadInputException("%s: '%s' leads out of it".formatted(folder, name));
        }
        return path;
    }
}
