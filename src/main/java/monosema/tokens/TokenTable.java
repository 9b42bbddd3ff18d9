package monosema.tokens;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The tokens of a vocabulary whose tokens are bytes, and its special ones. Immutable. */
final class TokenTable {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final List<byte[]> bytes;
    private final Map<Integer, String> special;

    /**
     * A table.
     *
     * @param bytes what each id stands for in a text, nothing for a special token
     * @param special names of the special tokens by id
     */
    TokenTable(List<byte[]> bytes, Map<Integer, String> special) {
        this.bytes = List.copyOf(bytes);
        this.special = Map.copyOf(special);
    }

    int size() {
        return bytes.size();
    }

    /** What an id stands for in a text; not to be written to. */
    byte[] bytes(int id) {
        if (id < 0 || id >= size()) {
            throw new IllegalArgumentException("token id %d must be in [0, %d)".formatted(id, size()));
        }
        return bytes.get(id);
    }

    String decode(int[] ids) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (int id : ids) {
            text.writeBytes(bytes(id));
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    String token(int id) {
        byte[] text = bytes(id);
        String name = special.get(id);
        return name == null ? shown(text) : name;
    }

    /** Bytes as {@link Tokenizer#token} shows them. */
    static String shown(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        StringBuilder shown = new StringBuilder();
        while (true) {
            CoderResult result = decoder.decode(in, out, true);
            out.flip().codePoints().forEach(codePoint -> append(shown, codePoint));
            out.clear();
            if (result.isUnderflow()) {
                return shown.toString();
            }
            for (int i = 0; i < result.length(); i++) {
                append(shown, in.get());
            }
        }
    }

    private static void append(StringBuilder shown, int codePoint) {
        boolean isText = Character.getType(codePoint) != Character.CONTROL || "\t\n\r".indexOf(codePoint) >= 0;
        if (isText) {
            shown.appendCodePoint(codePoint);
        } else {
            for (byte value : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
                append(shown, value);
            }
        }
    }

    private static void append(StringBuilder shown, byte value) {
        shown.append("<0x").append(HEX.toHexDigits(value)).append('>');
    }
}
