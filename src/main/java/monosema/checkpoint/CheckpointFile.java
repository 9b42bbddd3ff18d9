package monosema.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.zip.CRC32C;
import monosema.io.BadInputException;
import monosema.io.Json;
import monosema.io.OneLine;
import monosema.io.Safetensors;
import monosema.io.Tensor;

/**
 * The latest checkpoint of one training in a safetensors file: its facts are metadata, with a checksum over it all. It is
 * written beside the one before and then moved into its place, so that one whole checkpoint is there at any instant. One
 * that is damaged, or of another training, is said and left aside.
 */
public final class CheckpointFile implements CheckpointKeeper {
    private static final String FORMAT = "monosema-checkpoint-1";
    private static final String CHECKSUM = "crc32c";
    private static final String FACT = "fact.";

    /** A checkpoint may cost a fiftieth of the time since the last one, and none is taken more often than this. */
    private static final long SHARE = 50;

    private static final long LEAST_NANOS =
            (long) (Double.parseDouble(System.getProperty("monosema.checkpointSeconds", "30")) * 1e9);

    private final Path file;
    private final String key;
    private final Consumer<String> messages;
    private final long leastNanos;
    private long last = System.nanoTime();
    private long cost;
    private OptionalInt keptStep = OptionalInt.empty();

    /**
     * A file that need not be there yet.
     *
     * @param file its folder is made when there is something to keep
     * @param key tells this training from any other: a checkpoint with another key is not gone on from
     * @param messages takes a line where the training goes on from a checkpoint, one cannot be used, or cannot be kept
     */
    public CheckpointFile(Path file, String key, Consumer<String> messages) {
        this(file, key, messages, LEAST_NANOS);
    }

    /**
     * One that is due at other times.
     *
     * @param leastNanos from one to the next; 0 for one whenever it is asked
     */
    public CheckpointFile(Path file, String key, Consumer<String> messages, long leastNanos) {
        this.file = file;
        this.key = key;
        this.messages = messages;
        this.leastNanos = leastNanos;
    }

    @Override
    public boolean isDue() {
        return leastNanos == 0 || System.nanoTime() - last >= Math.max(leastNanos, SHARE * cost);
    }

    /** Neither a full disk nor a lack of memory for it stops the training: the checkpoint before stays. */
    @Override
    public void keep(Supplier<Checkpoint> checkpoint) {
        long start = System.nanoTime();
        try {
            keep(checkpoint.get());
        } catch (OutOfMemoryError e) {
            messages.accept("checkpoint not kept in %s: out of memory (%s)".formatted(file, e.getMessage()));
        }
        last = System.nanoTime();
        cost = last - start;
    }

    private void keep(Checkpoint checkpoint) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            write(checkpoint, part);
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            keptStep = OptionalInt.of(checkpoint.step());
        } catch (IOException | UncheckedIOException e) {
            messages.accept(
                    "checkpoint of step %d not kept in %s: %s".formatted(checkpoint.step(), file, e.getMessage()));
        }
    }

    private void write(Checkpoint checkpoint, Path to) {
        Map<String, String> metadata = new TreeMap<>();
        metadata.put("format", FORMAT);
        metadata.put("layout", checkpoint.layout());
        metadata.put("key", key);
        metadata.put("step", Integer.toString(checkpoint.step()));
        checkpoint.facts().forEach((name, value) -> metadata.put(FACT + name, value));
        metadata.put(CHECKSUM, checksum(checkpoint.tensors(), metadata));
        Safetensors.of(checkpoint.tensors(), metadata).write(to);
    }

    private static String checksum(Iterable<Tensor> tensors, Map<String, String> metadata) {
        CRC32C sum = new CRC32C();
        Map<String, String> others = new TreeMap<>(metadata);
        others.remove(CHECKSUM);
        sum.update(Json.canonical(others).getBytes(StandardCharsets.UTF_8));
        Map<String, Tensor> byName = new TreeMap<>();
        tensors.forEach(tensor -> byName.put(tensor.name(), tensor));
        ByteBuffer chunk = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
        for (Tensor tensor : byName.values()) {
            FloatBuffer values = tensor.buffer();
            while (values.hasRemaining()) {
                int count = Math.min(values.remaining(), chunk.capacity() / Float.BYTES);
                chunk.clear().asFloatBuffer().put(values.slice(values.position(), count));
                values.position(values.position() + count);
                sum.update(chunk.limit(count * Float.BYTES));
            }
        }
        return Long.toHexString(sum.getValue());
    }

    @Override
    public <T> Optional<T> latest(String layout, Function<Checkpoint, T> read) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            Checkpoint found = checked(layout, Safetensors.read(file));
            T start = read.apply(found);
            keptStep = OptionalInt.of(found.step());
            messages.accept("goes on from the checkpoint of step %d".formatted(found.step()));
            return Optional.of(start);
        } catch (BadInputException | UncheckedIOException | IllegalArgumentException e) {
            messages.accept("checkpoint " + file + " cannot be gone on from: " + e.getMessage());
            return Optional.empty();
        }
    }

    private Checkpoint checked(String layout, Safetensors found) {
        Map<String, String> metadata = found.metadata();
        require("format", metadata, FORMAT);
        require("layout", metadata, layout);
        require("key", metadata, key);
        require(CHECKSUM, metadata, checksum(found.tensors().values(), metadata));
        Map<String, String> facts = new TreeMap<>();
        metadata.forEach((name, value) -> {
            if (name.startsWith(FACT)) {
                facts.put(name.substring(FACT.length()), value);
            }
        });
        int step = Integer.parseInt(String.valueOf(metadata.get("step")));
        return new Checkpoint(layout, step, new ArrayList<>(found.tensors().values()), facts);
    }

    private static void require(String name, Map<String, String> metadata, String expected) {
        String value = metadata.get(name);
        if (!expected.equals(value)) {
            throw new IllegalArgumentException(
                    "%s must be %s, was %s".formatted(name, expected, OneLine.text(String.valueOf(value))));
        }
    }

    @Override
    public String kept() {
        return keptStep.isPresent()
                ? "; the checkpoint of step %d is kept in %s".formatted(keptStep.getAsInt(), file)
                : "";
    }
}
