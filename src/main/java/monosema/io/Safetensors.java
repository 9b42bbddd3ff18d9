package monosema.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
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
 * The float32 tensors of a safetensors file, as the Python library {@code safetensors} writes it: eight bytes of header
 * length (little-endian), a JSON header padded with blanks to a multiple of eight, the values. Immutable.
 */
public final class Safetensors {
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
     * Reads every tensor of a file as float32; {@link SafetensorsFile} tells dtypes and reads some of them.
     *
     * @throws BadInputException as {@link SafetensorsFile#open} and {@link SafetensorsFile#tensors(Collection)}
     * @throws UncheckedIOException if the file cannot be read at all
     */
    public static Safetensors read(Path file) {
        SafetensorsFile open = SafetensorsFile.open(file);
        return new Safetensors(open.tensors(), open.metadata());
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
