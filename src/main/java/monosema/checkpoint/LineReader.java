package monosema.checkpoint;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;

/** Lines of a file as bytes, with where each ends; one that no line feed ends is none. */
final class LineReader {
    /** A longer line is none of ours: reading ends there. */
    private static final int LONGEST = 1 << 28;

    private final FileChannel channel;
    private final ByteBuffer chunk = ByteBuffer.allocate(1 << 16).flip();
    private long position;

    LineReader(FileChannel channel) {
        this.channel = channel;
    }

    /** Bytes up to the end of the last line, its line feed included. */
    long position() {
        return position;
    }

    /** The next line without its line feed. */
    Optional<byte[]> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (line.size() < LONGEST) {
            if (!chunk.hasRemaining() && !fill()) {
                return Optional.empty();
            }
            int length = lineFeed();
            line.write(chunk.array(), chunk.position(), length);
            boolean ended = length < chunk.remaining();
            chunk.position(chunk.position() + length + (ended ? 1 : 0));
            if (ended) {
                position += line.size() + 1L;
                return Optional.of(line.toByteArray());
            }
        }
        return Optional.empty();
    }

    private boolean fill() throws IOException {
        int read = channel.read(chunk.clear());
        chunk.flip();
        return read >= 0;
    }

    /** Bytes before the next line feed, or all that are left. */
    private int lineFeed() {
        for (int i = chunk.position(); i < chunk.limit(); i++) {
            if (chunk.get(i) == '\n') {
                return i - chunk.position();
            }
        }
        return chunk.remaining();
    }
}
