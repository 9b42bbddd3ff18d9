package monosema.io;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Writes what {@code torch.save} would, and what it would not. */
final class TorchZip {
    private final Map<String, byte[]> entries = new LinkedHashMap<>();
    private int method = ZipEntry.STORED;
    private String comment = "";

    /** With a pickle, version 3, little-endian. */
    static TorchZip of(byte[] pickle) {
        return new TorchZip()
                .with("t/data.pkl", pickle)
                .with("t/byteorder", "little")
                .with("t/version", "3\n");
    }

    /** One file of a zip. */
    static byte[] entry(Path zip, String path) throws IOException {
        try (ZipFile open = new ZipFile(zip.toFile())) {
            return open.getInputStream(requireNonNull(open.getEntry(path), path))
                    .readAllBytes();
        }
    }

    TorchZip with(String path, byte[] bytes) {
        entries.put(path, bytes);
        return this;
    }

    TorchZip with(String path, String text) {
        return with(path, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    TorchZip without(String path) {
        entries.remove(path);
        return this;
    }

    TorchZip compressed() {
        method = ZipEntry.DEFLATED;
        return this;
    }

    /** Of every entry. */
    TorchZip commented(String text) {
        comment = text;
        return this;
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(header(entry.getKey(), entry.getValue()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private ZipEntry header(String path, byte[] bytes) {
        ZipEntry header = new ZipEntry(path);
        header.setMethod(method);
        header.setComment(comment);
        header.setSize(bytes.length);
        if (method == ZipEntry.STORED) {
            CRC32 crc = new CRC32();
            crc.update(bytes);
            header.setCrc(crc.getValue());
        }
        return header;
    }

    Path write(Path folder) {
        try {
            return Files.write(folder.resolve("test.pt"), bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
