package monosema.chat;

import java.net.http.HttpRequest;
import java.util.function.Function;
import java.util.regex.Pattern;
import monosema.io.BadInputException;
import org.jspecify.annotations.Nullable;

/** A secret that a server wants to see, or none. It appears in one header and nowhere else. */
public final class ApiKey {
    /** For servers that want none. */
    public static final ApiKey NONE = new ApiKey("", "");

    /** A header's value may hold these; anything else would make the HTTP client repeat the value in its complaint. */
    private static final Pattern SENDABLE = Pattern.compile("[\\x21-\\x7e]{1,4096}");

    private final String variable;
    private final String secret;

    private ApiKey(String variable, String secret) {
        this.variable = variable;
        this.secret = secret;
    }

    /**
     * The key in an environment variable.
     *
     * @param variable its name; empty for {@link #NONE}
     * @param environment value by name, such as {@code System::getenv}
     * @throws BadInputException naming the variable, never its value, if it is not set or cannot be sent
     */
    public static ApiKey in(String variable, Function<String, @Nullable String> environment) {
        if (variable.isEmpty()) {
            return NONE;
        }
        String secret = environment.apply(variable);
        if (secret == null || secret.isBlank()) {
            throw new BadInputException(
                    "the environment variable %s, which is to hold the key, is not set".formatted(variable));
        }
        if (!SENDABLE.matcher(secret.strip()).matches()) {
            throw new BadInputException(
                    "the environment variable %s must hold a key of visible ASCII characters".formatted(variable));
        }
        return new ApiKey(variable, secret.strip());
    }

    /** Whether there is none. */
    boolean isNone() {
        return secret.isEmpty();
    }

    void authorize(HttpRequest.Builder request) {
        if (!isNone()) {
            request.header("Authorization", "Bearer " + secret);
        }
    }

    /** A server's text without the key, should the server repeat it. */
    String hiddenIn(String text) {
        return isNone() ? text : text.replace(secret, "[key]");
    }

    /** The variable's name, never the key. */
    @Override
    public String toString() {
        return isNone() ? "no key" : "the key in " + variable;
    }
}
