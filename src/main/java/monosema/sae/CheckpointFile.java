package monosema.sae;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import monosema.io.BadInputException;
import monosema.io.Json;
import monosema.io.Numbers;
import monosema.io.Safetensors;
import monosema.io.Tensor;

/**
 * The latest checkpoint of one training in a safetensors file: weights and Adam's moments as tensors, the rest as
 * metadata with a checksum over it all. It is written beside the one before and then moved into its place, so that one
 * whole checkpoint is there at any instant. One that is damaged, or of another training, is said and left aside.
 */
public final class CheckpointFile implements CheckpointKeeper {
    private static final String FORMAT = "monosema-sae-checkpoint-1";
    private static final String MEANS = "mean.";
    private static final String SQUARES = "square.";
    private static final String WEIGHTS = "weight.";
    private static final String SILENT = "silent_steps";
    private static final String CHECKSUM = "crc32c";

    /** A checkpoint may cost a fiftieth of the time since the last one, and none is taken more often than this. */
    private static final long SHARE = 50;

    private static final long LEAST_NANOS = 30_000_000_000L;

    private final Path file;
    private final String key;
    private final Consumer<String> messages;
    private final long leastNanos;
    private long last = System.nanoTime();
    private long cost;

    /**
     * A file that need not be there yet.
     *
     * @param file its folder is made when there is something to keep
     * @param key tells this training from any other: a checkpoint with another key is not gone on from
     * @param messages takes a line where a checkpoint cannot be used, or cannot be kept
     */
    public CheckpointFile(Path file, String key, Consumer<String> messages) {
        this(file, key, messages, LEAST_NANOS);
    }

    CheckpointFile(Path file, String key, Consumer<String> messages, long leastNanos) {
        this.file = file;
        this.key = key;
        this.messages = messages;
        this.leastNanos = leastNanos;
    }

    @Override
    public boolean isDue() {
        return leastNanos == 0 || System.nanoTime() - last >= Math.max(leastNanos, SHARE * cost);
    }

    /** A full disk does not stop the training: it is said, and the checkpoint before stays. */
    @Override
    public void keep(TrainingCheckpoint checkpoint) {
        long start = System.nanoTime();
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            write(checkpoint, part);
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | UncheckedIOException e) {
            messages.accept("checkpoint of step %d not kept in %s: %s"
                    .formatted(checkpoint.state().step(), file, e.getMessage()));
        }
        last = System.nanoTime();
        cost = last - start;
    }

    private void write(TrainingCheckpoint checkpoint, Path to) {
        TrainingState state = checkpoint.state();
        List<Tensor> tensors = new ArrayList<>();
        add(tensors, WEIGHTS, state.weights());
        add(tensors, MEANS, state.means());
        add(tensors, SQUARES, state.squares());
        tensors.add(Tensor.of(SILENT, List.of(state.dSae()), state.silentSteps()));
        Map<String, String> metadata = new TreeMap<>();
        metadata.put("format", FORMAT);
        metadata.put("key", key);
        metadata.put("d_in", Integer.toString(state.dIn()));
        metadata.put("d_sae", Integer.toString(state.dSae()));
        metadata.put("order", String.join(",", state.weights().keySet()));
        metadata.put("step", Integer.toString(state.step()));
        metadata.put("threshold", Numbers.shortest(state.threshold()));
        metadata.put("scale", Numbers.shortest(checkpoint.scale()));
        metadata.put("rows", Long.toString(checkpoint.rows()));
        metadata.put("sparse", Boolean.toString(checkpoint.sparse()));
        metadata.put("points", Json.canonical(checkpoint.points()));
        metadata.put(CHECKSUM, checksum(tensors, metadata));
        Safetensors.of(tensors, metadata).write(to);
    }

    private static void add(List<Tensor> tensors, String prefix, Map<String, float[]> arrays) {
        arrays.forEach((name, values) -> tensors.add(Tensor.of(prefix + name, List.of(values.length), values)));
    }

    private static String checksum(Iterable<Tensor> tensors, Map<String, String> metadata) {
        CRC32C sum = new CRC32C();
        Map<String, String> others = new TreeMap<>(metadata);
        others.remove(CHECKSUM);
        sum.update(Json.canonical(others).getBytes(StandardCharsets.UTF_8));
        Map<String, Tensor> byName = new TreeMap<>();
        tensors.forEach(tensor -> byName.put(tensor.name(), tensor));
        for (Tensor tensor : byName.values()) {
            ByteBuffer chunk = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
            FloatBuffer values = tensor.buffer();
            while (values.hasRemaining()) {
                chunk.clear();
                while (values.hasRemaining() && chunk.hasRemaining()) {
                    chunk.putFloat(values.get());
                }
                sum.update(chunk.flip());
            }
        }
        return Long.toHexString(sum.getValue());
    }

    @Override
    public Optional<TrainingCheckpoint> latest() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(read(Safetensors.read(file)));
        } catch (BadInputException | UncheckedIOException | IllegalArgumentException e) {
            messages.accept("checkpoint " + file + " cannot be gone on from: " + e.getMessage());
            return Optional.empty();
        }
    }

    private TrainingCheckpoint read(Safetensors found) {
        Map<String, String> metadata = found.metadata();
        require("format", metadata, FORMAT);
        require("key", metadata, key);
        require(CHECKSUM, metadata, checksum(found.tensors().values(), metadata));
        int dIn = Integer.parseInt(text("d_in", metadata));
        int dSae = Integer.parseInt(text("d_sae", metadata));
        List<String> order = List.of(text("order", metadata).split(",", -1));
        TrainingState state = new TrainingState(
                dIn,
                dSae,
                Integer.parseInt(text("step", metadata)),
                arrays(found, WEIGHTS, order),
                arrays(found, MEANS, order),
                arrays(found, SQUARES, order),
                array(found, SILENT),
                Double.parseDouble(text("threshold", metadata)));
        return new TrainingCheckpoint(
                state,
                Double.parseDouble(text("scale", metadata)),
                Long.parseLong(text("rows", metadata)),
                Boolean.parseBoolean(text("sparse", metadata)),
                points(text("points", metadata)));
    }

    private static List<SaeTrainingPoint> points(String json) {
        List<SaeTrainingPoint> points = new ArrayList<>();
        for (JsonNode point : Json.parse(json)) {
            points.add(new SaeTrainingPoint(
                    point.path("step").asInt(),
                    point.path("loss").asDouble(),
                    point.path("mse").asDouble(),
                    point.path("l1").asDouble(),
                    point.path("l0").asDouble(),
                    point.path("explainedVariance").asDouble()));
        }
        return points;
    }

    private static Map<String, float[]> arrays(Safetensors found, String prefix, List<String> order) {
        Map<String, float[]> arrays = new LinkedHashMap<>();
        order.forEach(name -> arrays.put(name, array(found, prefix + name)));
        return arrays;
    }

    private static float[] array(Safetensors found, String name) {
        Tensor tensor = found.tensors().get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("tensor '%s' is missing".formatted(name));
        }
        return tensor.toArray();
    }

    private static void require(String name, Map<String, String> metadata, String expected) {
        String value = text(name, metadata);
        if (!value.equals(expected)) {
            throw new IllegalArgumentException("%s must be %s, was %s".formatted(name, expected, value));
        }
    }

    private static String text(String name, Map<String, String> metadata) {
        String value = metadata.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }

    @Override
    public String place() {
        return file.toString();
    }
}
