package monosema.model;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import monosema.io.BadInputException;

/**
 * A model in the file format of llama2.c's first version: seven int32 (dim, hidden, layers, heads, kv heads, vocabulary,
 * context; a negative vocabulary means an untied unembedding), then the float32 of every {@link LlamaTensor}, all
 * little-endian. A tensor is read when it is asked for.
 */
final class Llama2cFile implements AutoCloseable {
    private static final int HEADER_BYTES = 7 * Integer.BYTES;
    private static final int CHUNK_BYTES = 1 << 16;
    /** Of the second and third version, "ak42". */
    private static final int MAGIC = 0x616b3432;

    private final Path file;
    private final FileChannel channel;
    private final LlamaConfig config;
    private final Map<LlamaTensor, Long> begins = new EnumMap<>(LlamaTensor.class);

    private Llama2cFile(Path file, FileChannel channel) throws IOException {
        this.file = file;
        this.channel = channel;
        long bytes = channel.size();
        if (bytes < HEADER_BYTES) {
            throw new BadInputException(
                    "%s: not a llama2.c model: %d bytes, its header alone has %d".formatted(file, bytes, HEADER_BYTES));
        }
        this.config = config(at(0, HEADER_BYTES));
        long expected = layOut();
        if (bytes != expected) {
            throw new BadInputException("%s: not a llama2.c model, or %s: its header asks for %d bytes, it has %d"
                    .formatted(file, bytes < expected ? "truncated" : "too long", expected, bytes));
        }
    }

    /**
     * Reads the header and checks it against the length of the file; nothing is allocated before that.
     *
     * @return the caller closes it
     * @throws BadInputException with one line that names the file, if it is not such a file
     * @throws UncheckedIOException if it cannot be read at all
     */
    static Llama2cFile open(Path file) {
        try {
            FileChannel channel = FileChannel.open(file);
            try {
                return new Llama2cFile(file, channel);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private LlamaConfig config(ByteBuffer header) {
        int first = header.getInt();
        if (first == MAGIC) {
            throw new BadInputException(file
                    + ": a llama2.c model of a later version; supported: the first, as export.py --version 0 writes");
        }
        int hidden = header.getInt();
        int layers = header.getInt();
        int heads = header.getInt();
        int keyValueHeads = header.getInt();
        int vocabulary = header.getInt();
        int context = header.getInt();
        if (vocabulary == Integer.MIN_VALUE) {
            throw new BadInputException(file + ": not a llama2.c model: vocabularySize " + vocabulary);
        }
        try {
            return new LlamaConfig(
                    first, hidden, layers, heads, keyValueHeads, Math.abs(vocabulary), context, vocabulary > 0);
        } catch (IllegalArgumentException e) {
            throw new BadInputException(file + ": not a llama2.c model: " + e.getMessage(), e);
        }
    }

    /** Notes where each tensor begins; returns where the last one ends. No sum wraps around. */
    private long layOut() {
        long at = HEADER_BYTES;
        for (LlamaTensor tensor : LlamaTensor.values()) {
            begins.put(tensor, at);
            at += tensor.count(config) * tensor.size(config) * Float.BYTES;
        }
        return at;
    }

    LlamaConfig config() {
        return config;
    }

    /**
     * Reads one tensor.
     *
     * @param layer zero-based; 0 where there is one for all
     * @return row-major
     * @throws BadInputException if a value is NaN or infinite, or there are more than 2^31-9
     */
    float[] read(LlamaTensor tensor, int layer) {
        long size = tensor.size(config);
        String where = "%s: %s%s".formatted(file, tensor.label(), tensor.count(config) > 1 ? " of block " + layer : "");
        if (size > Integer.MAX_VALUE - 8) {
            throw new BadInputException(where + ": " + size + " values, at most 2^31-9");
        }
        long position = Objects.requireNonNull(begins.get(tensor)) + layer * size * Float.BYTES;
        float[] values = new float[(int) size];
        try {
            int chunk = CHUNK_BYTES / Float.BYTES;
            for (int done = 0; done < values.length; done += chunk) {
                int count = Math.min(chunk, values.length - done);
                at(position + (long) Float.BYTES * done, Float.BYTES * count)
                        .asFloatBuffer()
                        .get(values, done, count);
            }
        } catch (EOFException e) {
            throw new BadInputException(file + ": shrank while it was read", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Finite.require(where, values);
        return values;
    }

    private ByteBuffer at(long position, int bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw new EOFException();
            }
        }
        return buffer.flip();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
