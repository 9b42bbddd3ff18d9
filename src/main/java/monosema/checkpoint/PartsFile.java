package monosema.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.zip.CRC32C;
import monosema.io.BadInputException;
import monosema.io.Json;
import org.jspecify.annotations.Nullable;

/**
 * The parts of one stage in a file, a line each as they are made: eight hex digits of a CRC32C, a blank, JSON. The first
 * line says whose they are. What a kill or a fault of the disk left of a line, and all after it, is made again.
 */
public final class PartsFile implements Parts, AutoCloseable {
    private static final String FORMAT = "monosema-parts-1";
    private static final int CHECKSUM = 9;

    private final Path file;
    private final Consumer<String> messages;
    private final Map<String, Place> places = new HashMap<>();
    private final @Nullable FileChannel channel;
    private long end;
    private boolean full;

    /** Where a part's line lies. */
    private record Place(long at, int bytes) {}

    private record Whose(String format, String key) {}

    private record Part(String part, JsonNode value) {}

    /**
     * Opens a file, or makes it.
     *
     * @param file its folder is made
     * @param key tells this stage from any other
     * @param messages takes a line where parts are found, or cannot be kept
     */
    public PartsFile(Path file, String key, Consumer<String> messages) {
        this.file = file;
        this.messages = messages;
        this.channel = open(Json.canonical(new Whose(FORMAT, key)));
    }

    private @Nullable FileChannel open(String whose) {
        FileChannel opened = null;
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            opened = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            find(opened, whose);
            opened.truncate(end);
            if (end == 0) {
                append(opened, whose);
            } else if (!places.isEmpty()) {
                messages.accept("goes on: %d parts are done".formatted(places.size()));
            }
            return opened;
        } catch (IOException | IllegalArgumentException e) {
            notKept(e);
            places.clear();
            return closed(opened);
        }
    }

    private static @Nullable FileChannel closed(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // Nothing of it is used any more.
            return null;
        }
        return null;
    }

    /** Finds the whole lines from the first on. */
    private void find(FileChannel from, String whose) throws IOException {
        LineReader lines = new LineReader(from);
        for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
            Optional<String> json = checked(line.get());
            if (json.isEmpty() || (end == 0 && !json.get().equals(whose))) {
                return;
            }
            if (end > 0) {
                String name = Json.parse(json.get()).path("part").asText();
                places.put(name, new Place(end, line.get().length));
            }
            end = lines.position();
        }
    }

    /** The JSON of a line, if its checksum holds. */
    private static Optional<String> checked(byte[] line) {
        if (line.length < CHECKSUM) {
            return Optional.empty();
        }
        String json = new String(line, CHECKSUM, line.length - CHECKSUM, StandardCharsets.UTF_8);
        String said = new String(line, 0, CHECKSUM, StandardCharsets.UTF_8);
        return said.equals(checksum(json)) ? Optional.of(json) : Optional.empty();
    }

    private static String checksum(String json) {
        CRC32C sum = new CRC32C();
        sum.update(json.getBytes(StandardCharsets.UTF_8));
        return "%08x ".formatted(sum.getValue());
    }

    @Override
    public <T> T part(String name, Class<T> type, Supplier<T> work) {
        Optional<T> kept = read(name, type);
        if (kept.isPresent()) {
            return kept.get();
        }
        T made = work.get();
        keep(name, made);
        return made;
    }

    private synchronized <T> Optional<T> read(String name, Class<T> type) {
        Place place = places.get(name);
        if (place == null || channel == null) {
            return Optional.empty();
        }
        try {
            byte[] line = new byte[place.bytes()];
            ByteBuffer into = ByteBuffer.wrap(line);
            while (into.hasRemaining() && channel.read(into, place.at() + into.position()) >= 0) {}
            return checked(line).map(json -> Json.convert(Json.parse(json).path("value"), type, file.toString()));
        } catch (IOException | BadInputException | IllegalArgumentException e) {
            messages.accept(
                    "part '%s' in %s cannot be read and is made again: %s".formatted(name, file, e.getMessage()));
            return Optional.empty();
        }
    }

    private synchronized <T> void keep(String name, T made) {
        if (channel == null || full) {
            return;
        }
        try {
            append(channel, Json.canonical(new Part(name, Json.tree(made))));
        } catch (IOException e) {
            full = true;
            notKept(e);
        }
    }

    private void append(FileChannel to, String json) throws IOException {
        ByteBuffer line = ByteBuffer.wrap((checksum(json) + json + "\n").getBytes(StandardCharsets.UTF_8));
        while (line.hasRemaining()) {
            to.write(line, end + line.position());
        }
        end += line.limit();
    }

    private void notKept(Exception e) {
        messages.accept("finished parts are not kept in %s: %s".formatted(file, e.getMessage()));
    }

    @Override
    public void close() {
        closed(channel);
    }
}
