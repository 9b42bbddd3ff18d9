package monosema.io;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Text from bytes, strictly as UTF-8. */
public final class Utf8 {
    private static final int REPLACEMENT = '\uFFFD';

    private Utf8() {}

    /** The text of some bytes; empty where they are not UTF-8, see {@link #firstBad}. */
    public static Optional<String> decode(byte[] bytes, int from, int to) {
        // The lenient decoder is several times faster than the strict one, and leaves a mark where it was lenient.
        String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        boolean sound = text.indexOf(REPLACEMENT) < 0 || firstBad(bytes, from, to) < 0;
        return sound ? Optional.of(text) : Optional.empty();
    }

    /** The index of the first byte that cannot be read as UTF-8; -1 if there is none. */
    public static int firstBad(byte[] bytes, int from, int to) {
        ByteBuffer in = ByteBuffer.wrap(bytes, from, to - from);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, CharBuffer.allocate(to - from), true);
        return result.isError() ? in.position() : -1;
    }
}
