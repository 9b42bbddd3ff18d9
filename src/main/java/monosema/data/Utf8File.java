package monosema.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import monosema.io.BadInputException;

/** A user's text file, read whole, strictly as UTF-8. */
final class Utf8File {
    /** Far above any word list, far below the heap. */
    static final int MOST_BYTES = 4 << 20;

    private Utf8File() {}

    /**
     * The file's text without a byte-order mark.
     *
     * @throws BadInputException if there is no such file, it is larger than {@link #MOST_BYTES}, or it is not UTF-8
     */
    static String read(Path file) {
        if (!Files.exists(file)) {
            throw new BadInputException(file + ": no such file");
        }
        if (!Files.isRegularFile(file)) {
            throw new BadInputException(file + ": not a file");
        }
        String text = decode(file, bytes(file));
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static byte[] bytes(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new BadInputException("%s: a word list may have at most %d bytes, has %d"
                        .formatted(file, MOST_BYTES, Files.size(file)));
            }
            return bytes;
        } catch (IOException e) {
            throw new BadInputException("%s: cannot be read: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static String decode(Path file, byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(in, out, true);
        if (result.isError()) {
            throw new BadInputException("%s:%d not UTF-8 (byte %d of the file)"
                    .formatted(file, line(bytes, in.position()), in.position() + 1));
        }
        return out.flip().toString();
    }

    private static int line(byte[] bytes, int position) {
        int line = 1;
        for (int i = 0; i < position; i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        return line;
    }
}
