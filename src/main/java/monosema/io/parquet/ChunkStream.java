package monosema.io.parquet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A part of a file, in pieces that fit in memory; {@link #available} is all that is left. */
final class ChunkStream extends InputStream {
    private static final int BUFFER = 1 << 16;

    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).flip();
    private long position;
    private final long end;

    ChunkStream(FileChannel channel, long position, long bytes) {
        this.channel = channel;
        this.position = position;
        this.end = position + bytes;
    }

    /** Bytes left, or the greatest int if there are more. */
    @Override
    public int available() {
        return (int) Math.min(Integer.MAX_VALUE, end - position + buffer.remaining());
    }

    @Override
    public int read() throws IOException {
        return buffer.hasRemaining() || fill() ? buffer.get() & 0xff : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (!buffer.hasRemaining() && !fill()) {
            return -1;
        }
        int count = Math.min(length, buffer.remaining());
        buffer.get(bytes, offset, count);
        return count;
    }

    private boolean fill() throws IOException {
        if (position == end) {
            return false;
        }
        buffer.clear().limit((int) Math.min(BUFFER, end - position));
        int count = channel.read(buffer, position);
        buffer.flip();
        position += Math.max(count, 0);
        return count > 0;
    }
}
