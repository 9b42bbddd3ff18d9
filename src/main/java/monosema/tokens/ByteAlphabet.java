package monosema.tokens;

import java.util.Arrays;

/**
 * The letters by which GPT-2's files spell bytes: a byte that Latin-1 prints is that character, the others are U+0100 and
 * on, in order ({@code bytes_to_unicode} of OpenAI's {@code encoder.py}). A space is {@code Ġ}, a line feed {@code Ċ}.
 */
final class ByteAlphabet {
    private static final char[] LETTERS = letters();
    private static final int[] BYTES = bytes();

    private ByteAlphabet() {}

    /** The letter of a byte. */
    static char letter(int unsignedByte) {
        return LETTERS[unsignedByte];
    }

    /** Whether each character of a word is a letter. */
    static boolean spells(String word) {
        return word.chars().allMatch(letter -> letter < BYTES.length && BYTES[letter] >= 0);
    }

    /** The bytes that a word spells, of letters only. */
    static byte[] bytes(String word) {
        byte[] bytes = new byte[word.length()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) BYTES[word.charAt(i)];
        }
        return bytes;
    }

    private static char[] letters() {
        char[] letters = new char[256];
        char next = 256;
        for (int value = 0; value < letters.length; value++) {
            boolean printed = (value > ' ' && value < 0x7F) || (value > 0xA0 && value != 0xAD);
            letters[value] = printed ? (char) value : next++;
        }
        return letters;
    }

    private static int[] bytes() {
        int[] bytes = new int[512];
        Arrays.fill(bytes, -1);
        for (int value = 0; value < LETTERS.length; value++) {
            bytes[LETTERS[value]] = value;
        }
        return bytes;
    }
}
