package monosema.activations;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * One pool on disk: 64 bytes that say what it is, then its rows, float32; all numbers little-endian. The 64 bytes are
 * {@code MONOPOOL}, format version (int32), dIn (int32), rows (int64), SHA-256 of all that makes the pool (32 bytes),
 * CRC32C of the rows' bytes (int32), and four zeros.
 *
 * @param path of the file
 * @param key 64 hex digits
 * @param rows at least 1
 * @param dIn at least 1
 */
record PoolFile(Path path, String key, int rows, int dIn) {
    static final int HEADER_BYTES = 64;
    /** Ends the name of a file that is being written. */
    static final String PART = ".part";

    private static final byte[] MAGIC = "MONOPOOL".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final int CRC_AT = 56;

    /** Bytes of the whole file. */
    long bytes() {
        return HEADER_BYTES + (long) rows * dIn * Float.BYTES;
    }

    /**
     * Writes the file under another name, and gives it its own when it is whole.
     *
     * @param values all that remains of it, {@code rows * dIn} numbers
     * @throws IOException if it cannot be written; then nothing is left of it
     */
    void write(ByteBuffer values) throws IOException {
        // A name of its own: another store may be writing the same pool.
        Path part = Files.createTempFile(folder(), path.getFileName().toString(), PART);
        try {
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                drain(channel, header(crc(values)));
                drain(channel, values.duplicate());
            }
            Files.move(part, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.deleteIfExists(part);
            throw e;
        }
    }

    private Path folder() {
        return Optional.ofNullable(path.toAbsolutePath().getParent()).orElseThrow();
    }

    /**
     * Reads the rows.
     *
     * @param values is filled; must have room for just {@code rows * dIn} numbers
     * @return what is wrong with the file, if anything is; then {@code values} holds nothing of use
     * @throws IOException if it cannot be read at all
     */
    Optional<String> read(ByteBuffer values) throws IOException {
        try (FileChannel channel = FileChannel.open(path)) {
            if (channel.size() != bytes()) {
                return Optional.of("%d bytes, must be %d".formatted(channel.size(), bytes()));
            }
            ByteBuffer found = little(HEADER_BYTES);
            fill(channel, found);
            Optional<String> fault = fault(found);
            if (fault.isEmpty()) {
                fill(channel, values.duplicate());
                int crc = crc(values);
                if (crc != found.getInt(CRC_AT)) {
                    return Optional.of("CRC32C of the rows is %08x, must be %08x".formatted(crc, found.getInt(CRC_AT)));
                }
            }
            return fault;
        } catch (EOFException e) {
            return Optional.of("it shrank while it was read");
        }
    }

    private Optional<String> fault(ByteBuffer found) {
        ByteBuffer expected = header(found.getInt(CRC_AT));
        if (found.equals(expected)) {
            return Optional.empty();
        }
        if (!found.slice(0, MAGIC.length).equals(expected.slice(0, MAGIC.length))) {
            return Optional.of("it is no pool file");
        }
        return Optional.of("it says %s, must be %s".formatted(said(found), said(expected)));
    }

    private static String said(ByteBuffer header) {
        byte[] key = new byte[32];
        header.order(ByteOrder.LITTLE_ENDIAN).get(24, key);
        return "version %d, %d rows of %d, key %s"
                .formatted(
                        header.getInt(8),
                        header.getLong(16),
                        header.getInt(12),
                        HexFormat.of().formatHex(key));
    }

    private ByteBuffer header(int crc) {
        return little(HEADER_BYTES)
                .put(MAGIC)
                .putInt(VERSION)
                .putInt(dIn)
                .putLong(rows)
                .put(HexFormat.of().parseHex(key))
                .putInt(crc)
                .rewind();
    }

    private static int crc(ByteBuffer values) {
        CRC32C crc = new CRC32C();
        crc.update(values.duplicate());
        return (int) crc.getValue();
    }

    private static void fill(FileChannel channel, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new EOFException();
            }
        }
        buffer.rewind();
    }

    private static void drain(FileChannel channel, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
