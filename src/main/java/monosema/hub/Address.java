package monosema.hub;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import monosema.io.BadInputException;
import monosema.io.OneLine;

/** Addresses of files on a hub, and where one may lead to another. */
final class Address {
    private static final String UNRESERVED = "-._~";

    private Address() {}

    /** {@code ENDPOINT/REPOSITORY/resolve/REVISION/PATH}; a slash within the revision is encoded too. */
    static URI of(URI endpoint, WantedFile wanted, String revision) {
        String path = Arrays.stream(wanted.path().split("/", -1))
                .map(Address::encoded)
                .collect(Collectors.joining("/"));
        return URI.create("%s/%s/resolve/%s/%s".formatted(endpoint, wanted.repository(), encoded(revision), path));
    }

    private static String encoded(String segment) {
        StringBuilder text = new StringBuilder();
        for (byte value : segment.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (value & 0xff);
            boolean plain =
                    character < 128 && (Character.isLetterOrDigit(character) || UNRESERVED.indexOf(character) >= 0);
            text.append(plain ? String.valueOf(character) : "%%%02X".formatted(value & 0xff));
        }
        return text.toString();
    }

    /**
     * Where a redirect leads.
     *
     * @param location its header of that name; relative to the address it came from
     *
     * @throws BadInputException if that is no address of the web, or one without encryption when this one has it
     */
    static URI next(URI here, String location) {
        URI next;
        try {
            next = here.resolve(new URI(location));
        } catch (URISyntaxException e) {
            throw new BadInputException(
                    here.getRawAuthority() + " redirects to no address: " + OneLine.quoted(location), e);
        }
        String scheme = String.valueOf(next.getScheme());
        if (next.getHost() == null || !(scheme.equals("https") || scheme.equals("http"))) {
            throw new BadInputException(
                    here.getRawAuthority() + " redirects to no address: " + OneLine.quoted(location));
        }
        if (scheme.equals("http") && "https".equals(here.getScheme())) {
            throw new BadInputException("%s redirects from https to http (%s), which is refused"
                    .formatted(here.getRawAuthority(), next.getHost()));
        }
        return next;
    }

    /** Same scheme, host and port. */
    static boolean sameOrigin(URI one, URI other) {
        return scheme(one).equals(scheme(other)) && host(one).equals(host(other)) && port(one) == port(other);
    }

    /** Whether nobody on the way can read along: encrypted, or within this machine. */
    static boolean isPrivate(URI address) {
        String host = host(address);
        return scheme(address).equals("https")
                || host.equals("localhost")
                || host.equals("[::1]")
                || host.matches("127\\.[0-9]+\\.[0-9]+\\.[0-9]+");
    }

    private static String scheme(URI address) {
        return String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    }

    private static String host(URI address) {
        return String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
    }

    private static int port(URI address) {
        return address.getPort() >= 0 ? address.getPort() : scheme(address).equals("https") ? 443 : 80;
    }
}
