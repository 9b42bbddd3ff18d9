package monosema.tokens;

/** What a Java string can hold that no text does. */
final class Unicode {
    static final char REPLACEMENT = '\uFFFD';

    private Unicode() {}

    /** The text with U+FFFD for each lone surrogate, as Python's {@code errors="replace"} writes it. */
    static String wellFormed(String text) {
        int lone = firstLone(text, 0);
        if (lone < 0) {
            return text;
        }
        StringBuilder mended = new StringBuilder(text);
        for (int at = lone; at >= 0; at = firstLone(text, at + 1)) {
            mended.setCharAt(at, REPLACEMENT);
        }
        return mended.toString();
    }

    private static int firstLone(String text, int from) {
        for (int at = from; at < text.length(); at++) {
            if (Character.isSurrogate(text.charAt(at))) {
                if (Character.charCount(text.codePointAt(at)) == 1) {
                    return at;
                }
                at++;
            }
        }
        return -1;
    }
}
