package monosema.tokens;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import monosema.io.BadInputException;

/**
 * The tokenizer of llama2.c (its {@code run.c}), which is sentencepiece's byte-pair encoding with byte fallback: a space
 * is put before a text, each character becomes its token or, where it has none, the tokens of its UTF-8 bytes, and then
 * the neighbours whose joint token has the best score are merged, the leftmost of equals first.
 *
 * <p>Apart from {@code run.c}: no text becomes UNK, BOS or EOS by spelling them, and U+0000 is a character. Apart from
 * sentencepiece: white space is never collapsed or cut off, whatever a model's {@code remove_extra_whitespaces} says, and
 * U+2581, by which sentencepiece writes a space, is a character of its own.
 */
public final class Llama2cTokenizer implements Tokenizer {
    private static final List<String> SPECIAL = List.of("<unk>", "<s>", "</s>");
    private static final int BOS = 1;

    /** {@code run.c} merges nothing of this score or a lower one. */
    private static final float WORST = -1e10f;

    private final TokenTable tokens;
    private final Map<Integer, Integer> characters;
    private final BestPairFirst merges;

    private Llama2cTokenizer(List<String> pieces, List<Float> scores) {
        Map<String, Integer> ids = new HashMap<>();
        for (int id = Llama2cFile.RESERVED; id < pieces.size(); id++) {
            ids.put(pieces.get(id), id);
        }
        float[] score = new float[scores.size()];
        for (int id = 0; id < score.length; id++) {
            score[id] = scores.get(id);
        }
        this.tokens = table(pieces);
        this.characters = characters(ids);
        this.merges = new BestPairFirst(pairs(ids, score), score);
    }

    /**
     * Reads a file to its end.
     *
     * @throws BadInputException with one line that names the file and the token, if it is damaged, or its tokens 3 to 258
     *     are not the bytes
     */
    public static Llama2cTokenizer read(Path file) {
        Llama2cFile read = Llama2cFile.read(file);
        return new Llama2cTokenizer(read.pieces(), read.scores());
    }

    /**
     * Reads the file of a model.
     *
     * @param size the model's number of tokens
     * @throws BadInputException as {@link #read(Path)}, or if it has another number of tokens
     */
    public static Llama2cTokenizer read(Path file, int size) {
        Llama2cTokenizer tokenizer = read(file);
        if (tokenizer.size() != size) {
            throw new BadInputException(
                    "%s: must have the model's %d tokens, has %d".formatted(file, size, tokenizer.size()));
        }
        return tokenizer;
    }

    @Override
    public int size() {
        return tokens.size();
    }

    @Override
    public int beginOfText() {
        return BOS;
    }

    @Override
    public int[] encode(String text) {
        if (text.isEmpty()) {
            return new int[0];
        }
        return merges.merge(symbols(" " + Unicode.wellFormed(text)));
    }

    /**
     * {@inheritDoc}
     *
     * <p>The space that {@link #encode} put before the text is taken off again: one at the begin of the ids, and one
     * right after each BOS.
     */
    @Override
    public String decode(int[] ids) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        boolean begins = true;
        for (int id : ids) {
            byte[] bytes = tokens.bytes(id);
            int from = begins && bytes.length > 0 && bytes[0] == ' ' ? 1 : 0;
            text.write(bytes, from, bytes.length - from);
            begins = id == BOS;
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    @Override
    public String token(int id) {
        return tokens.token(id);
    }

    private int[] symbols(String text) {
        int[] symbols = new int[Math.multiplyExact(3, text.length())];
        int count = 0;
        for (int at = 0; at < text.length(); ) {
            int codePoint = text.codePointAt(at);
            at += Character.charCount(codePoint);
            Integer id = characters.get(codePoint);
            if (id != null) {
                symbols[count++] = id;
            } else {
                for (byte value : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
                    symbols[count++] = Byte.toUnsignedInt(value) + Llama2cFile.SPECIAL;
                }
            }
        }
        return Arrays.copyOf(symbols, count);
    }

    private static TokenTable table(List<String> pieces) {
        List<byte[]> bytes = new ArrayList<>();
        for (int id = 0; id < pieces.size(); id++) {
            boolean isByte = id >= Llama2cFile.SPECIAL && id < Llama2cFile.RESERVED;
            bytes.add(isByte ? new byte[] {(byte) (id - Llama2cFile.SPECIAL)} : text(id, pieces.get(id)));
        }
        return new TokenTable(bytes, Map.of(0, SPECIAL.get(0), BOS, SPECIAL.get(BOS), 2, SPECIAL.get(2)));
    }

    private static byte[] text(int id, String piece) {
        return id < Llama2cFile.SPECIAL ? new byte[0] : piece.getBytes(StandardCharsets.UTF_8);
    }

    private static Map<Integer, Integer> characters(Map<String, Integer> ids) {
        Map<Integer, Integer> characters = new HashMap<>();
        ids.forEach((piece, id) -> {
            if (piece.codePointCount(0, piece.length()) == 1) {
                characters.put(piece.codePointAt(0), id);
            }
        });
        return characters;
    }

    /** Every way to cut a token into two others. */
    private static PairTable pairs(Map<String, Integer> ids, float[] scores) {
        Map<Long, Integer> pairs = new HashMap<>();
        ids.forEach((piece, id) -> {
            for (int cut = 1; cut < piece.length() && scores[id] > WORST; cut++) {
                Integer left = ids.get(piece.substring(0, cut));
                Integer right = ids.get(piece.substring(cut));
                if (left != null && right != null) {
                    pairs.put(PairTable.key(left, right), id);
                }
            }
        });
        return new PairTable(pairs);
    }
}
