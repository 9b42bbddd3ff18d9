package monosema.hub;

import java.util.regex.Pattern;
import monosema.io.BadInputException;

/**
 * What identifies a user to a hub. Its value appears in no message.
 *
 * @param value visible ASCII characters
 * @param source where it came from, such as {@code HF_TOKEN}
 */
public record Token(String value, String source) {
    private static final Pattern VISIBLE = Pattern.compile("[!-~]{1,1024}");

    public Token {
        if (!VISIBLE.matcher(value).matches()) {
            throw new BadInputException(source + ": a hub token must be 1 to 1024 visible ASCII characters");
        }
    }

    @Override
    public String toString() {
        return "token from " + source;
    }
}
