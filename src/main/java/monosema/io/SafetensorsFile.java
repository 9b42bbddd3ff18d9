package monosema.io;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import monosema.io.Entries.Entry;

/** A safetensors file of any size and of every dtype of whole bytes. Immutable. */
public final class SafetensorsFile implements TensorFile {
    /** The Python library's own bound. */
    private static final long MAX_HEADER_BYTES = 100_000_000;

    /** By name, with the position of the first value in the file. */
    private final Entries<Long> entries;

    private final Map<String, String> metadata;

    private SafetensorsFile(Entries<Long> entries, Map<String, String> metadata) {
        this.entries = entries;
        this.metadata = Collections.unmodifiableMap(metadata);
    }

    /**
     * Reads and checks the header. Nothing in it is believed before it is checked, and nothing is allocated before it is
     * known to fit the file.
     *
     * @throws BadInputException with one line that names file and tensor: not a safetensors file, an unknown dtype, shape
     *     and offsets that disagree, overlaps, gaps, a truncated file, a name used twice, a tensor of more than 2^31-9
     *     values
     * @throws UncheckedIOException if the file cannot be read at all
     */
    public static SafetensorsFile open(Path file) {
        try (FileChannel channel = FileChannel.open(file)) {
            InputStream stream = Channels.newInputStream(channel);
            int headerBytes = headerBytes(file, channel.size(), stream);
            long begin = Long.BYTES + (long) headerBytes;
            String json = headerText(file, exactly(stream, headerBytes));
            SafetensorsHeader header = SafetensorsHeader.parse(file, json, channel.size() - begin);
            List<Entry<Long>> entries = header.entries().stream()
                    .map(entry -> new Entry<>(entry.tensor(), begin + entry.begin()))
                    .toList();
            return new SafetensorsFile(Entries.of(file, entries), header.metadata());
        } catch (EOFException e) {
            throw shrunk(file, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int headerBytes(Path file, long fileBytes, InputStream stream) throws IOException {
        if (fileBytes < Long.BYTES) {
            throw new BadInputException(file + ": not a safetensors file: " + fileBytes + " bytes, fewer than 8");
        }
        long length = ByteBuffer.wrap(exactly(stream, Long.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN)
                .getLong();
        long bound = Math.min(MAX_HEADER_BYTES, fileBytes - Long.BYTES);
        if (length < 2 || length > bound) {
            throw new BadInputException(file
                    + ": not a safetensors file: header of %s bytes, must be 2 to %d"
                            .formatted(Long.toUnsignedString(length), bound));
        }
        return (int) length;
    }

    private static String headerText(Path file, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new BadInputException(file + ": not a safetensors file: its header is not UTF-8", e);
        }
    }

    private static byte[] exactly(InputStream stream, int count) throws IOException {
        byte[] bytes = stream.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException();
        }
        return bytes;
    }

    @Override
    public Path path() {
        return entries.file();
    }

    @Override
    public Map<String, StoredTensor> entries() {
        return entries.tensors();
    }

    /** The header's {@code __metadata__}, in order of key; empty if there is none. */
    public Map<String, String> metadata() {
        return metadata;
    }

    @Override
    public Map<String, Tensor> tensors(Collection<String> names) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (Entry<Long> entry : entries.real(names)) {
            StoredTensor tensor = entry.tensor();
            float[] values = read(entry, stored -> stored.floats(tensor.size()));
            tensors.put(tensor.name(), Tensor.owning(tensor.name(), tensor.shape(), values));
        }
        return Collections.unmodifiableMap(tensors);
    }

    @Override
    public void read(String name, FloatBuffer target) {
        Entry<Long> entry = entries.real(name, target);
        read(entry, stored -> {
            stored.copy(target, entry.tensor().size());
            return target;
        });
    }

    @Override
    public long[] integers(String name) {
        Entry<Long> entry = entries.integer(name);
        return read(entry, stored -> stored.integers(entry.tensor().size()));
    }

    private <T> T read(Entry<Long> entry, StoredValues.Reading<T> reading) {
        try (FileChannel channel = FileChannel.open(path())) {
            InputStream stream = Channels.newInputStream(channel.position(entry.place()));
            return reading.read(new StoredValues(
                    entries.where(entry.name()), stream, entry.tensor().dtype(), ByteOrder.LITTLE_ENDIAN));
        } catch (EOFException e) {
            throw shrunk(path(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BadInputException shrunk(Path file, EOFException cause) {
        return new BadInputException(file + ": shrank while it was read", cause);
    }
}
