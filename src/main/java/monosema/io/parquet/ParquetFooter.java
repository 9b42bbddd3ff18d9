package monosema.io.parquet;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import monosema.io.BadInputException;
import monosema.io.OneLine;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.Util;

/** The end of a parquet file: its schema, and where its columns are. */
final class ParquetFooter {
    private static final String MAGIC = "PAR1";
    private static final String ENCRYPTED = "PARE";
    private static final int TAIL_BYTES = Integer.BYTES + MAGIC.length();
    private static final int MAX_BYTES = 64 << 20;

    private ParquetFooter() {}

    /**
     * Reads the footer.
     *
     * @throws BadInputException if it is no parquet file, truncated, encrypted, or its footer is not readable
     */
    static FileMetaData read(Path file, FileChannel channel) throws IOException {
        long size = channel.size();
        if (size < MAGIC.length() + TAIL_BYTES
                || !magic(bytes(channel, 0, MAGIC.length()), 0).equals(MAGIC)) {
            throw new BadInputException(file + ": not a parquet file: it does not begin with " + MAGIC);
        }
        byte[] tail = bytes(channel, size - TAIL_BYTES, TAIL_BYTES);
        String magic = magic(tail, Integer.BYTES);
        if (magic.equals(ENCRYPTED)) {
            throw new BadInputException(file + ": its footer is encrypted, which is not read");
        }
        if (!magic.equals(MAGIC)) {
            throw new BadInputException("%s: truncated: a parquet file ends with %s, this one does not, after %d bytes"
                    .formatted(file, MAGIC, size));
        }
        long footer = Integer.toUnsignedLong(
                ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt());
        long bound = Math.min(MAX_BYTES, size - MAGIC.length() - TAIL_BYTES);
        if (footer == 0 || footer > bound) {
            throw new BadInputException(
                    "%s: damaged: a footer of %d bytes, must be 1 to %d".formatted(file, footer, bound));
        }
        return parsed(file, bytes(channel, size - TAIL_BYTES - footer, (int) footer));
    }

    private static FileMetaData parsed(Path file, byte[] footer) {
        try {
            return Util.readFileMetaData(new ByteArrayInputStream(footer), footer.length);
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            throw new BadInputException(
                    file + ": damaged: its footer is not readable: " + OneLine.text(String.valueOf(e.getMessage())), e);
        }
    }

    private static String magic(byte[] bytes, int at) {
        return new String(bytes, at, MAGIC.length(), StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(FileChannel channel, long position, int count) throws IOException {
        byte[] bytes = new byte[count];
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw new EOFException();
            }
        }
        return bytes;
    }
}
