package monosema.activations;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import monosema.provenance.Sha256;

/**
 * The pools of a store on disk. What is wrong with a file or the disk is said, and costs no more than what the file would
 * have saved.
 */
final class PoolFiles {
    /** What other files may still need. */
    static final long SPARE_BYTES = 1L << 30;

    private static final Pattern NAME = Pattern.compile("([0-9a-f]{16})-[0-9]+-[0-9]+\\.pool([0-9]*\\.part)?");

    private final Path folder;
    private final String key;
    private final int dIn;
    private final long spareBytes;
    private final Consumer<String> messages;
    private long left;

    /**
     * Opens a folder: pools of the same key are reused, what killed runs left behind of others is removed.
     *
     * @param key of all that makes the pools, 64 hex digits
     * @param spareBytes of the disk that stay free
     */
    PoolFiles(PoolBudget budget, String key, int dIn, long spareBytes, Consumer<String> messages) {
        this.folder = budget.folder().orElseThrow();
        this.key = key;
        this.dIn = dIn;
        this.spareBytes = spareBytes;
        this.messages = messages;
        this.left = budget.diskBytes();
        try {
            Files.createDirectories(folder);
            for (Path file : files()) {
                if (isOurs(file)) {
                    left -= Files.size(file);
                } else if (!budget.shared() || !isBeingWritten(file)) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            giveUp(e);
        }
    }

    /** A pool that lies there whole; a file that is not what it should be is said and removed. */
    Optional<NDArray> read(NDManager owner, PoolId id, int rows) {
        PoolFile file = file(id, rows);
        if (!Files.exists(file.path())) {
            return Optional.empty();
        }
        NDManager scope = owner.newSubManager(Device.cpu());
        try (scope) {
            NDArray values = scope.create(new Shape(rows, dIn));
            Optional<String> fault = file.read(values.toByteBuffer(true));
            if (fault.isEmpty()) {
                NDArray moved = values.toDevice(owner.getDevice(), false);
                moved.attach(owner);
                return Optional.of(moved);
            }
            messages.accept("%s: %s; it is made again".formatted(file.path(), fault.get()));
            long bytes = Files.size(file.path());
            Files.delete(file.path());
            left += bytes;
        } catch (IOException e) {
            messages.accept("%s: cannot be read (%s); it is made again".formatted(file.path(), e));
        }
        return Optional.empty();
    }

    /** Writes a pool, if there is room for it. */
    boolean write(PoolId id, NDArray rows) {
        PoolFile file = file(id, Math.toIntExact(rows.getShape().get(0)));
        if (file.bytes() > left) {
            return false;
        }
        NDArray values = rows.toDevice(Device.cpu(), false);
        try {
            requireSpace(file.bytes());
            file.write(values.toByteBuffer(true));
            left -= file.bytes();
            return true;
        } catch (IOException e) {
            giveUp(e);
            return false;
        } finally {
            if (values != rows) {
                values.close();
            }
        }
    }

    /** Removes all files. */
    void delete() {
        try {
            for (Path file : files()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            messages.accept("%s: kept activations cannot be removed (%s)".formatted(folder, e));
        }
    }

    private void giveUp(IOException e) {
        left = 0;
        messages.accept("%s: no more activations are kept there (%s)".formatted(folder, e));
    }

    private void requireSpace(long bytes) throws IOException {
        long usable = Files.getFileStore(folder).getUsableSpace();
        if (usable - bytes < spareBytes) {
            throw new IOException(
                    "%d bytes free, a pool needs %d and %d must stay free".formatted(usable, bytes, spareBytes));
        }
    }

    private PoolFile file(PoolId id, int rows) {
        String name = "%s-%d-%d.pool".formatted(key.substring(0, 16), id.epoch(), id.index());
        String own = Sha256.of("%s/%d/%d".formatted(key, id.epoch(), id.index()));
        return new PoolFile(folder.resolve(name), own, rows, dIn);
    }

    private boolean isOurs(Path file) {
        return file.getFileName().toString().startsWith(key.substring(0, 16)) && !isBeingWritten(file);
    }

    /** As far as its name tells: another store of a shared folder may be at it. */
    private static boolean isBeingWritten(Path file) {
        return file.getFileName().toString().endsWith(PoolFile.PART);
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(
                            file -> NAME.matcher(file.getFileName().toString()).matches())
                    .toList();
        }
    }
}
