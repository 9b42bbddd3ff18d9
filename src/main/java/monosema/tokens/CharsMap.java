package monosema.tokens;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;

/**
 * The normalisation table that sentencepiece compiles: int32 bytes of a double-array trie, the trie's units (as darts-clone
 * lays them out), then the texts that its leaves point into. Walks everything that a text can reach.
 */
final class CharsMap {
    private final int[] units;
    private final byte[] texts;
    private final BitSet seen = new BitSet();
    private final Deque<Integer> open = new ArrayDeque<>();

    private CharsMap(int[] units, byte[] texts) {
        this.units = units;
        this.texts = texts;
    }

    /** Whether no text leads out of the table. */
    static boolean isSound(byte[] table) {
        ByteBuffer in = ByteBuffer.wrap(table).order(ByteOrder.LITTLE_ENDIAN);
        if (in.remaining() < Integer.BYTES) {
            return false;
        }
        int trieBytes = in.getInt();
        if (trieBytes < Integer.BYTES || trieBytes % Integer.BYTES != 0 || trieBytes > in.remaining()) {
            return false;
        }
        int[] units = new int[trieBytes / Integer.BYTES];
        in.asIntBuffer().get(units);
        byte[] texts = new byte[in.remaining() - trieBytes];
        in.get(Integer.BYTES + trieBytes, texts);
        return isUtf8(texts) && new CharsMap(units, texts).isSound();
    }

    private boolean isSound() {
        boolean sound = enter(offset(units[0]));
        while (sound && !open.isEmpty()) {
            int node = open.pop();
            for (int value = 1; sound && value < 256; value++) {
                int unit = units[node ^ value];
                if (label(unit) == value) {
                    int child = node ^ value ^ offset(unit);
                    sound = enter(child) && (!hasLeaf(unit) || isTextStart(units[child] & Integer.MAX_VALUE));
                }
            }
        }
        return sound;
    }

    private boolean enter(int node) {
        if (node < 0 || (node | 0xFF) >= units.length) {
            return false;
        }
        if (!seen.get(node)) {
            seen.set(node);
            open.push(node);
        }
        return true;
    }

    private boolean isTextStart(int at) {
        return at == texts.length || (at < texts.length && (texts[at] & 0xC0) != 0x80);
    }

    private static int offset(int unit) {
        return (unit >>> 10) << ((unit & (1 << 9)) >>> 6);
    }

    private static int label(int unit) {
        return unit & ((1 << 31) | 0xFF);
    }

    private static boolean hasLeaf(int unit) {
        return ((unit >>> 8) & 1) == 1;
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
