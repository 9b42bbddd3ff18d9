package monosema.io;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A safetensors file of float32 tensors, as the Python library {@code safetensors} writes it: eight bytes of header
 * length (little-endian), a JSON header padded with blanks to a multiple of eight, the values. Immutable.
 */
public final class Safetensors {
    /** The Python library's own bound. */
    private static final long MAX_HEADER_BYTES = 100_000_000;

    private static final int CHUNK_BYTES = 1 << 16;

    private final Map<String, Tensor> tensors;
    private final Map<String, String> metadata;

    private Safetensors(Map<String, Tensor> tensors, Map<String, String> metadata) {
        this.tensors = Collections.unmodifiableMap(tensors);
        this.metadata = Collections.unmodifiableMap(metadata);
    }

    /**
     * Tensors to write; the file holds them in order of name.
     *
     * @throws IllegalArgumentException if two tensors have one name, or one is called {@code __metadata__}
     */
    public static Safetensors of(Collection<Tensor> tensors, Map<String, String> metadata) {
        Map<String, Tensor> sorted = new TreeMap<>();
        for (Tensor tensor : tensors) {
            if (sorted.put(tensor.name(), tensor) != null || tensor.name().equals("__metadata__")) {
                throw new IllegalArgumentException("tensor name must be unique and not reserved: " + tensor.name());
            }
        }
        return new Safetensors(new LinkedHashMap<>(sorted), new TreeMap<>(metadata));
    }

    /** By name, in the order of the file. */
    public Map<String, Tensor> tensors() {
        return tensors;
    }

    /** The header's {@code __metadata__}, in order of key; empty if there is none. */
    public Map<String, String> metadata() {
        return metadata;
    }

    /**
     * Reads a file. Nothing in it is believed before it is checked, and nothing is allocated before it is known to fit
     * the file.
     *
     * @throws BadInputException with one line that names file and tensor: not a safetensors file, a dtype other than
     *     F32, shape and offsets that disagree, overlaps, gaps, a truncated file, a name used twice
     * @throws UncheckedIOException if the file cannot be read at all
     */
    public static Safetensors read(Path file) {
        try (FileChannel channel = FileChannel.open(file)) {
            int headerBytes = headerBytes(file, channel);
            SafetensorsHeader header = SafetensorsHeader.parse(
                    file, headerText(file, channel, headerBytes), channel.size() - Long.BYTES - headerBytes);
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            for (SafetensorsHeader.Entry entry : header.entries()) {
                tensors.put(entry.name(), Tensor.owning(entry.name(), entry.shape(), values(channel, entry)));
            }
            return new Safetensors(tensors, header.metadata());
        } catch (EOFException e) {
            throw new BadInputException(file + ": shrank while it was read", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int headerBytes(Path file, FileChannel channel) throws IOException {
        long fileBytes = channel.size();
        if (fileBytes < Long.BYTES) {
            throw new BadInputException(file + ": not a safetensors file: " + fileBytes + " bytes, fewer than 8");
        }
        long length = fully(channel, Long.BYTES).getLong();
        long bound = Math.min(MAX_HEADER_BYTES, fileBytes - Long.BYTES);
        if (length < 2 || length > bound) {
            throw new BadInputException(file
                    + ": not a safetensors file: header of %s bytes, must be 2 to %d"
                            .formatted(Long.toUnsignedString(length), bound));
        }
        return (int) length;
    }

    private static String headerText(Path file, FileChannel channel, int bytes) throws IOException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(fully(channel, bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new BadInputException(file + ": not a safetensors file: its header is not UTF-8", e);
        }
    }

    private static float[] values(FileChannel channel, SafetensorsHeader.Entry entry) throws IOException {
        float[] values = new float[entry.size()];
        for (int done = 0; done < values.length; ) {
            FloatBuffer chunk = fully(channel, Math.min(CHUNK_BYTES, (values.length - done) * (long) Float.BYTES))
                    .asFloatBuffer();
            int count = chunk.remaining();
            chunk.get(values, done, count);
            done += count;
        }
        return values;
    }

    private static ByteBuffer fully(FileChannel channel, long bytes) throws IOException {
        ByteBuffer buffer = little((int) bytes);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new EOFException();
            }
        }
        return buffer.flip();
    }

    /**
     * Writes a file; equal tensors and metadata give equal bytes.
     *
     * @throws UncheckedIOException if the file cannot be written
     */
    public void write(Path file) {
        byte[] header = header();
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            drain(channel, little(Long.BYTES).putLong(header.length));
            drain(channel, little(header.length).put(header));
            for (Tensor tensor : tensors.values()) {
                writeValues(channel, tensor.buffer());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] header() {
        List<String> fields = new ArrayList<>();
        if (!metadata.isEmpty()) {
            fields.add("\"__metadata__\":" + Json.canonical(metadata));
        }
        long begin = 0;
        for (Tensor tensor : tensors.values()) {
            long end = begin + (long) tensor.size() * Float.BYTES;
            fields.add("%s:{\"dtype\":\"F32\",\"shape\":%s,\"data_offsets\":[%d,%d]}"
                    .formatted(Json.canonical(tensor.name()), Json.canonical(tensor.shape()), begin, end));
            begin = end;
        }
        byte[] json = ("{" + String.join(",", fields) + "}").getBytes(StandardCharsets.UTF_8);
        byte[] padded = " ".repeat((json.length + 7) / 8 * 8).getBytes(StandardCharsets.UTF_8);
        System.arraycopy(json, 0, padded, 0, json.length);
        return padded;
    }

    private static void writeValues(FileChannel channel, FloatBuffer values) throws IOException {
        ByteBuffer chunk = little(CHUNK_BYTES);
        while (values.hasRemaining()) {
            chunk.clear();
            while (values.hasRemaining() && chunk.hasRemaining()) {
                chunk.putFloat(values.get());
            }
            drain(channel, chunk);
        }
    }

    private static void drain(FileChannel channel, ByteBuffer buffer) throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
