package monosema.io;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The zip file that {@code torch.save} writes since PyTorch 1.6: in one folder {@code data.pkl}, {@code data/KEY} for
 * each storage, {@code version} and, since 2.1, {@code byteorder}; nothing is compressed. All that {@link #open} lets
 * through together is no larger than the file.
 */
final class TorchArchive implements AutoCloseable {
    private static final String PICKLE = "data.pkl";
    /** What a file of {@link TensorUnpickler#MAX_OPCODES} takes at most 8 bytes each. */
    private static final int MAX_PICKLE_BYTES = 8 * TensorUnpickler.MAX_OPCODES;
    /** Of a file as short as {@code version}. */
    private static final int MAX_NOTE_BYTES = 16;
    /** One for each storage, and a few. */
    private static final int MAX_ENTRIES = 1 << 18;
    /** The highest that PyTorch 2.15 reads (caffe2/serialize/versions.h); torch.save writes 3. */
    private static final int MAX_VERSION = 10;

    private final Path file;
    private final ZipFile zip;
    private final Map<String, ZipEntry> entries;

    private TorchArchive(Path file, ZipFile zip) throws IOException {
        this.file = file;
        this.zip = zip;
        this.entries = entries();
        checkVersion();
    }

    /**
     * Opens a file and checks its directory.
     *
     * @throws BadInputException if it is not such a file: what it is instead, and what to do, where that can be told
     * @throws ZipException if it is damaged further in
     * @throws IOException if it cannot be read at all
     */
    static TorchArchive open(Path file) throws IOException {
        refuseBarePickle(file);
        ZipFile zip = zip(file);
        try {
            return new TorchArchive(file, zip);
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    /** Pickles of protocol 2 and later begin with 0x80. */
    private static void refuseBarePickle(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            if (stream.read() == 0x80) {
                throw new BadInputException(
                        file + ": a bare pickle, as PyTorch saved before 1.6: torch.load it and torch.save it again");
            }
        }
    }

    private static ZipFile zip(Path file) throws IOException {
        try {
            return new ZipFile(file.toFile());
        } catch (ZipException | IllegalArgumentException e) {
            throw new BadInputException(
                    file + ": not a file of torch.save, or truncated: " + OneLine.text(String.valueOf(e.getMessage())),
                    e);
        }
    }

    private Map<String, ZipEntry> entries() throws IOException {
        if (zip.size() > MAX_ENTRIES) {
            throw new BadInputException("%s: holds %d files, at most %d".formatted(file, zip.size(), MAX_ENTRIES));
        }
        Map<String, ZipEntry> byPath = new LinkedHashMap<>();
        for (ZipEntry entry : list()) {
            if (byPath.put(entry.getName(), entry) != null) {
                throw new BadInputException(file + ": holds " + OneLine.quoted(entry.getName()) + " twice");
            }
        }
        String folder = folder(byPath);
        if (byPath.containsKey(folder + "constants.pkl")) {
            throw new BadInputException(
                    file + ": a TorchScript archive: torch.save the state_dict() of its module instead");
        }
        checkSizes(byPath);
        Map<String, ZipEntry> byName = new LinkedHashMap<>();
        byPath.forEach((path, entry) -> {
            if (path.startsWith(folder)) {
                byName.put(path.substring(folder.length()), entry);
            }
        });
        return byName;
    }

    /** Opening a file checks that names are UTF-8, but not comments. */
    private List<? extends ZipEntry> list() {
        try {
            return Collections.list(zip.entries());
        } catch (IllegalArgumentException e) {
            throw new BadInputException(file + ": holds a name or comment that is not UTF-8", e);
        }
    }

    private String folder(Map<String, ZipEntry> byPath) {
        List<String> folders = byPath.keySet().stream()
                .filter(path -> path.indexOf('/') == path.length() - PICKLE.length() - 1 && path.endsWith(PICKLE))
                .map(path -> path.substring(0, path.length() - PICKLE.length()))
                .toList();
        if (folders.size() != 1) {
            throw new BadInputException("%s: not a file of torch.save: %d folders with %s, must be one"
                    .formatted(file, folders.size(), PICKLE));
        }
        return folders.get(0);
    }

    /** Entries that lie over each other, or past the end, add up to more than the file. */
    private void checkSizes(Map<String, ZipEntry> byPath) throws IOException {
        long left = Files.size(file);
        for (ZipEntry entry : byPath.values()) {
            String where = file + ": " + OneLine.quoted(entry.getName());
            if (entry.getMethod() != ZipEntry.STORED || entry.getSize() != entry.getCompressedSize()) {
                throw new BadInputException(where + " must be stored without compression, as torch.save does");
            }
            if (entry.getSize() < 0 || entry.getSize() > left) {
                throw new BadInputException(where
                        + ": %d bytes, the file has only %d left for it (truncated?)".formatted(entry.getSize(), left));
            }
            left -= entry.getSize();
        }
    }

    private void checkVersion() throws IOException {
        String version = note("version");
        if (!version.matches("[1-9][0-9]?") || Integer.parseInt(version) > MAX_VERSION) {
            throw new BadInputException("%s: version must be a whole number from 1 to %d, was %s"
                    .formatted(file, MAX_VERSION, OneLine.quoted(version)));
        }
    }

    /** The order of the bytes in the storages; little-endian where nothing is said. */
    ByteOrder byteOrder() throws IOException {
        if (!entries.containsKey("byteorder")) {
            return ByteOrder.LITTLE_ENDIAN;
        }
        String order = note("byteorder");
        return switch (order) {
            case "little" -> ByteOrder.LITTLE_ENDIAN;
            case "big" -> ByteOrder.BIG_ENDIAN;
            default ->
                throw new BadInputException(file + ": byteorder must be little or big, was " + OneLine.quoted(order));
        };
    }

    /** The pickle that says which tensors there are. */
    byte[] pickle() throws IOException {
        return whole(PICKLE, MAX_PICKLE_BYTES);
    }

    private String note(String name) throws IOException {
        return new String(whole(name, MAX_NOTE_BYTES), StandardCharsets.ISO_8859_1).strip();
    }

    private byte[] whole(String name, int bound) throws IOException {
        ZipEntry entry = entry(name);
        if (entry.getSize() > bound) {
            throw new BadInputException("%s: %s of %d bytes, at most %d".formatted(file, name, entry.getSize(), bound));
        }
        try (InputStream stream = new ChecksummedStream(zip.getInputStream(entry), entry)) {
            byte[] bytes = stream.readNBytes((int) entry.getSize());
            if (bytes.length < entry.getSize()) {
                throw new EOFException();
            }
            return bytes;
        }
    }

    /** Bytes of the storage with a key; -1 if there is none. */
    long storageBytes(String key) {
        ZipEntry entry = entries.get("data/" + key);
        return entry == null ? -1 : entry.getSize();
    }

    /**
     * A part of a storage.
     *
     * @return the caller closes it; it throws {@link ZipException} once all of a storage is read and it is not what was
     *     written
     */
    InputStream storage(String key, long begin, long bytes) throws IOException {
        ZipEntry entry = entry("data/" + key);
        InputStream stream = zip.getInputStream(entry);
        if (bytes == entry.getSize()) {
            return new ChecksummedStream(stream, entry);
        }
        stream.skipNBytes(begin);
        return stream;
    }

    private ZipEntry entry(String name) {
        ZipEntry entry = entries.get(name);
        if (entry == null) {
            throw new BadInputException(file + ": not a file of torch.save: " + OneLine.quoted(name) + " is missing");
        }
        return entry;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
