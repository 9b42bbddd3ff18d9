package monosema.tokens;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import monosema.io.BadInputException;
import monosema.io.OneLine;

/**
 * A tokenizer's file as llama2.c's {@code tokenizer.py} writes it, little-endian: int32 length of the longest token, then
 * for each token float32 score, int32 length, bytes. It does not say how many tokens follow.
 */
final class Llama2cFile {
    /** UNK, BOS, EOS. */
    static final int SPECIAL = 3;

    /** The special tokens and a token for each byte, which stand before all others. */
    static final int RESERVED = SPECIAL + 256;

    /** Llama 2's longest token has 27 bytes. */
    private static final int LONGEST = 256;

    private final Path file;
    private final ByteBuffer in;
    private final List<String> pieces = new ArrayList<>();
    private final List<Float> scores = new ArrayList<>();
    private final Map<String, Integer> ids = new HashMap<>();

    private Llama2cFile(Path file) {
        this.file = file;
        this.in = ByteBuffer.wrap(TokenizerFile.bytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    }

    static Llama2cFile read(Path file) {
        Llama2cFile read = new Llama2cFile(file);
        int longest = read.longest();
        while (read.in.hasRemaining()) {
            read.token(longest);
        }
        if (read.pieces.size() <= RESERVED) {
            throw new BadInputException("%s: must have more than %d tokens, UNK, BOS, EOS and each byte, has %d"
                    .formatted(file, RESERVED, read.pieces.size()));
        }
        return read;
    }

    List<String> pieces() {
        return List.copyOf(pieces);
    }

    List<Float> scores() {
        return List.copyOf(scores);
    }

    private int longest() {
        if (in.remaining() < Integer.BYTES) {
            throw new BadInputException("%s: must begin with 4 bytes, the length of the longest token, has %d"
                    .formatted(file, in.remaining()));
        }
        int longest = in.getInt();
        if (longest < 1 || longest > LONGEST) {
            throw new BadInputException(
                    "%s: the longest token must have 1 to %d bytes, was %d".formatted(file, LONGEST, longest));
        }
        return longest;
    }

    private void token(int longest) {
        String where = "%s: token %d".formatted(file, pieces.size());
        needs(where, Float.BYTES + Integer.BYTES);
        float score = in.getFloat();
        int length = in.getInt();
        if (!Float.isFinite(score)) {
            throw new BadInputException("%s: the score must be finite, was %s".formatted(where, score));
        }
        if (length < 1 || length > longest) {
            throw new BadInputException(
                    "%s: must have 1 to %d bytes, the longest token's, was %d".formatted(where, longest, length));
        }
        needs(where, length);
        String piece = piece(where, in.slice(in.position(), length));
        in.position(in.position() + length);
        requireByte(where, piece);
        Integer before = ids.put(piece, pieces.size());
        if (before != null) {
            throw new BadInputException("%s: %s is token %d already".formatted(where, OneLine.quoted(piece), before));
        }
        pieces.add(piece);
        scores.add(score);
    }

    private void needs(String where, int bytes) {
        if (in.remaining() < bytes) {
            throw new BadInputException(
                    "%s: needs %d more bytes, the file has %d (truncated?)".formatted(where, bytes, in.remaining()));
        }
    }

    private static String piece(String where, ByteBuffer bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw new BadInputException(where + ": not UTF-8", e);
        }
    }

    private void requireByte(String where, String piece) {
        int id = pieces.size();
        if (id >= SPECIAL && id < RESERVED) {
            String name = "<0x%02X>".formatted(id - SPECIAL);
            if (!piece.equals(name)) {
                throw new BadInputException("%s: must be %s, was %s".formatted(where, name, OneLine.quoted(piece)));
            }
        }
    }
}
