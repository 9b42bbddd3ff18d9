package monosema.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Pickles as text of one byte a character, for what Python's own pickler would never write. */
final class Pickles {
    static final String HEAD = "\u0080\u0002";

    private Pickles() {}

    static byte[] bytes(String pickle) {
        return pickle.getBytes(StandardCharsets.ISO_8859_1);
    }

    static String global(String module, String name) {
        return "c" + module + "\n" + name + "\n";
    }

    static String text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        return "X" + little(utf8.length) + new String(utf8, StandardCharsets.ISO_8859_1);
    }

    /** A 32-bit number as four bytes. */
    static String little(int value) {
        return new String(
                ByteBuffer.allocate(4)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(value)
                        .array(),
                StandardCharsets.ISO_8859_1);
    }

    static String whole(long value) {
        if (value == (int) value) {
            return "J" + little((int) value);
        }
        byte[] bytes = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(value)
                .array();
        return "\u008a\u0008" + new String(bytes, StandardCharsets.ISO_8859_1);
    }

    static String wholes(long... values) {
        StringBuilder tuple = new StringBuilder("(");
        for (long value : values) {
            tuple.append(whole(value));
        }
        return tuple + "t";
    }

    static String storage(String type, String key, long values) {
        return "(" + text("storage") + global("torch", type) + text(key) + text("cpu") + whole(values) + "tQ";
    }

    static String tensor(String storage, String offset, String shape, String stride) {
        return global("torch._utils", "_rebuild_tensor_v2") + "(" + storage + offset + shape + stride + "\u0089"
                + global("collections", "OrderedDict") + ")RtR";
    }

    /** A file's pickle: a dictionary of one entry. */
    static byte[] dictionary(String name, String value) {
        return bytes(HEAD + "}" + text(name) + value + "s.");
    }
}
