package monosema.hub;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One answer of a server: its headers, and its body as it arrives; close it to be rid of what did not arrive yet. */
final class Reply implements AutoCloseable {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final Pattern RANGE = Pattern.compile("bytes ([0-9]{1,18})-[0-9]{1,18}/([0-9]{1,18}|\\*)");

    private final URI address;
    private final HttpResponse<TimedBody> response;

    Reply(URI address, HttpResponse<TimedBody> response) {
        this.address = address;
        this.response = response;
    }

    URI address() {
        return address;
    }

    String host() {
        return address.getRawAuthority();
    }

    int status() {
        return response.statusCode();
    }

    boolean isRedirect() {
        return switch (status()) {
            case 301, 302, 303, 307, 308 -> true;
            default -> false;
        };
    }

    Optional<String> header(String name) {
        return response.headers().firstValue(name);
    }

    OptionalLong number(String header) {
        return header(header)
                .filter(text -> NUMBER.matcher(text).matches())
                .map(text -> OptionalLong.of(Long.parseLong(text)))
                .orElse(OptionalLong.empty());
    }

    /** Where in the file the body begins: 0 for a whole file; empty for a part that does not say. */
    OptionalLong start() {
        return status() == 206 ? range(1) : OptionalLong.of(0);
    }

    /** Bytes of the whole file. */
    OptionalLong total() {
        return status() == 206 ? range(2) : number("Content-Length");
    }

    private OptionalLong range(int group) {
        Matcher range = RANGE.matcher(header("Content-Range").orElse(""));
        return range.matches() && !range.group(group).equals("*")
                ? OptionalLong.of(Long.parseLong(range.group(group)))
                : OptionalLong.empty();
    }

    TimedBody body() {
        return response.body();
    }

    @Override
    public void close() {
        body().close();
    }
}
