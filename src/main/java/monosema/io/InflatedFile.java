package monosema.io;

import io.airlift.compress.MalformedInputException;
import io.airlift.compress.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The bytes of a file from first to last, inflated where they are compressed by gzip or zstd, which their first bytes
 * tell: no UTF-8 text begins so.
 */
public final class InflatedFile implements AutoCloseable {
    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_MAGIC = 4;
    /** Text is never so repetitive: usual ratios are 2 to 5, those of logs up to 50. */
    private static final int MAX_RATIO = 200;
    /** Not worth a refusal, whatever the ratio. */
    private static final long HARMLESS = 16L << 20;

    private final Path file;
    private final long maxBytes;
    private final long fileBytes;
    private final CountedStream raw;
    private final InputStream inflated;
    private final Compression compression;
    private long position;

    private enum Compression {
        NONE("its bytes"),
        GZIP("its gzip stream"),
        ZSTD("its zstd stream");

        private final String label;

        Compression(String label) {
            this.label = label;
        }

        static Compression of(byte[] magic) {
            if (begins(magic, 0x1f, 0x8b)) {
                return GZIP;
            }
            return begins(magic, 0x28, 0xb5, 0x2f, 0xfd) ? ZSTD : NONE;
        }

        private static boolean begins(byte[] bytes, int... prefix) {
            for (int i = 0; i < prefix.length; i++) {
                if (i >= bytes.length || (bytes[i] & 0xff) != prefix[i]) {
                    return false;
                }
            }
            return true;
        }

        InputStream inflate(InputStream in) throws IOException {
            return switch (this) {
                case NONE -> in;
                case GZIP -> new GZIPInputStream(in, BUFFER);
                case ZSTD -> new ZstdInputStream(in);
            };
        }
    }

    private InflatedFile(Path file, long maxBytes) throws IOException {
        this.file = file;
        this.maxBytes = maxBytes;
        this.fileBytes = Files.size(file);
        this.raw = new CountedStream(Files.newInputStream(file));
        BufferedInputStream buffered = new BufferedInputStream(raw, BUFFER);
        buffered.mark(LONGEST_MAGIC);
        this.compression = Compression.of(buffered.readNBytes(LONGEST_MAGIC));
        buffered.reset();
        this.inflated = compression.inflate(buffered);
    }

    /**
     * Opens a file at its beginning.
     *
     * @param maxBytes that it may have once inflated
     * @throws BadInputException if there is no such file, it is a folder, or it begins like a gzip file and is none
     * @throws UncheckedIOException if it cannot be read at all
     */
    public static InflatedFile open(Path file, long maxBytes) {
        mustBeFile(file);
        try {
            return new InflatedFile(file, maxBytes);
        } catch (EOFException | ZipException e) {
            throw new BadInputException(file + ": damaged or truncated at its first bytes: " + reason(e), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Refuses what is no file.
     *
     * @throws BadInputException if there is none, or it is a folder
     */
    public static void mustBeFile(Path file) {
        if (!Files.exists(file)) {
            throw new BadInputException(file + ": no such file");
        }
        if (Files.isDirectory(file)) {
            throw new BadInputException(file + ": a folder, must be a file");
        }
    }

    /** Which file it is. */
    public Path path() {
        return file;
    }

    /**
     * Reads some bytes.
     *
     * @return how many, at least one; -1 at the end
     * @throws BadInputException if the file inflates to more than it may, is truncated or damaged, or has another size
     *     at its end than when it was opened
     */
    int read(byte[] buffer, int offset, int length) {
        try {
            int count = inflated.read(buffer, offset, length);
            if (count < 0) {
                checkSize();
            } else {
                position += count;
                checkBounds();
            }
            return count;
        } catch (EOFException e) {
            throw new BadInputException(
                    "%s: truncated: %s ends after %d bytes of text".formatted(file, compression.label, position), e);
        } catch (IOException | MalformedInputException e) {
            if (compression == Compression.NONE) {
                throw new BadInputException(
                        "%s: cannot be read after byte %d: %s".formatted(file, position, reason(e)), e);
            }
            throw new BadInputException(
                    "%s: damaged or truncated: %s after %d bytes of text: %s"
                            .formatted(file, compression.label, position, reason(e)),
                    e);
        }
    }

    private void checkBounds() {
        if (position > maxBytes) {
            throw new BadInputException("%s: more than %d bytes%s: see maxBytes"
                    .formatted(file, maxBytes, compression == Compression.NONE ? "" : " once inflated"));
        }
        if (compression != Compression.NONE && position > HARMLESS && position / MAX_RATIO > raw.count) {
            throw new BadInputException(
                    "%s: inflates to more than %d times its size, which no text does".formatted(file, MAX_RATIO));
        }
    }

    /**
     * Compares the file's size with that when it was opened.
     *
     * @throws BadInputException if it differs
     */
    public void checkSize() {
        try {
            long now = Files.size(file);
            if (now != fileBytes) {
                throw new BadInputException(
                        "%s: changed while it was read: %d bytes, then %d".formatted(file, fileBytes, now));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String reason(Exception e) {
        return OneLine.text(String.valueOf(e.getMessage()));
    }

    @Override
    public void close() {
        try {
            inflated.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Counts what is read of the file itself. */
    private static final class CountedStream extends FilterInputStream {
        private long count;

        CountedStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count += value < 0 ? 0 : 1;
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count += Math.max(read, 0);
            return read;
        }
    }
}
