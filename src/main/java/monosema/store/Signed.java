package monosema.store;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import monosema.io.BadInputException;
import monosema.provenance.Sha256;

/** A JSON object with the SHA-256 of its own text as its last field, so that any other byte in it is seen. */
final class Signed {
    private static final String END = "\n}\n";
    private static final String FIELD = ",\n  \"sha256\" : \"";
    private static final Pattern SIGNATURE = Pattern.compile(Pattern.quote(FIELD) + "([0-9a-f]{64})\"\n}\n\\z");
    private static final int LENGTH = FIELD.length() + 64 + 1 + END.length();

    private Signed() {}

    /** With the checksum; the text must end as indented JSON does. */
    static String of(String text) {
        if (!text.endsWith(END)) {
            throw new IllegalArgumentException("must be an indented JSON object, was " + text);
        }
        return text.substring(0, text.length() - END.length()) + FIELD + Sha256.of(text) + "\"" + END;
    }

    /**
     * Without it. A text that has none is returned as it is: stores of version 1 had none, and a checksum that is broken
     * is left in place as a field that no reader knows.
     *
     * @throws BadInputException if the text is not the one that was signed
     */
    static String text(String signed) {
        Matcher signature = SIGNATURE.matcher(signed).region(Math.max(0, signed.length() - LENGTH), signed.length());
        if (!signature.matches()) {
            return signed;
        }
        String text = signed.substring(0, signature.start()) + END;
        if (!Sha256.of(text).equals(signature.group(1))) {
            throw new BadInputException("not as it was written");
        }
        return text;
    }
}
