package monosema.tokens;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import monosema.io.BadInputException;
import monosema.io.Json;
import monosema.io.OneLine;

/** A file of a tokenizer, read whole once its size is known to be one that a tokenizer may have. */
final class TokenizerFile {
    /** The largest in use, of 256,000 tokens in many languages, are under 40 MiB. */
    static final int MOST_BYTES = 64 << 20;

    private TokenizerFile() {}

    /**
     * The file's bytes.
     *
     * @throws BadInputException if there is no such file, it cannot be read, or it is larger than {@link #MOST_BYTES}
     */
    static byte[] bytes(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new BadInputException(file + ": no such file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            if (Files.size(file) > MOST_BYTES) {
                throw tooLarge(file);
            }
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw tooLarge(file);
            }
            return bytes;
        } catch (IOException e) {
            throw new BadInputException("%s: cannot be read: %s".formatted(file, e.getMessage()), e);
        }
    }

    /**
     * The file's text.
     *
     * @throws BadInputException as {@link #bytes}, or if it is not UTF-8
     */
    static String text(Path file) {
        ByteBuffer in = ByteBuffer.wrap(bytes(file));
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(in).toString();
        } catch (CharacterCodingException e) {
            throw new BadInputException("%s: not UTF-8 (byte %d of the file)".formatted(file, in.position() + 1), e);
        }
    }

    /**
     * The file's JSON object.
     *
     * @param text of the file
     * @throws BadInputException if it is no JSON object, or one with a key twice
     */
    static JsonNode object(Path file, String text) {
        JsonNode root;
        try {
            root = Json.parse(text);
        } catch (IllegalArgumentException e) {
            throw new BadInputException(file + ": " + OneLine.text(String.valueOf(e.getMessage())), e);
        }
        if (!root.isObject()) {
            throw new BadInputException(file + ": must be a JSON object");
        }
        return root;
    }

    private static BadInputException tooLarge(Path file) {
        return new BadInputException("%s: a tokenizer's file may have at most %d bytes".formatted(file, MOST_BYTES));
    }
}
