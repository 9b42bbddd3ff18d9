package monosema.hub;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import monosema.io.BadInputException;
import monosema.io.OneLine;

/**
 * The environment variables of {@code huggingface_hub} that matter for reading files, with its defaults; an empty
 * variable counts as unset.
 *
 * <ul>
 *   <li>{@code HF_HOME}, else {@code XDG_CACHE_HOME/huggingface}, else {@code ~/.cache/huggingface}: its folder
 *       {@code hub} is the cache, unless {@code HF_HUB_CACHE} names another
 *   <li>{@code HF_ENDPOINT}: see {@link HubSettings#endpoint()}, by default {@code https://huggingface.co}
 *   <li>{@code HF_TOKEN}, else the file {@code HF_TOKEN_PATH}, else {@code HF_HOME/token}
 *   <li>{@code HF_HUB_OFFLINE}, {@code HF_HUB_DISABLE_SYMLINKS}, {@code HF_HUB_DISABLE_IMPLICIT_TOKEN}: on if 1, true,
 *       yes or on
 *   <li>{@code HF_HUB_DOWNLOAD_TIMEOUT}: seconds of silence, 1 to 3600, by default 30
 *   <li>{@code HTTPS_PROXY}, {@code HTTP_PROXY}, {@code ALL_PROXY}, {@code NO_PROXY}: see {@link Proxies}
 * </ul>
 */
final class HubEnvironment {
    private static final URI PUBLIC_HUB = URI.create("https://huggingface.co");
    private static final Set<String> ON = Set.of("1", "true", "yes", "on");
    private static final Duration SILENCE = Duration.ofSeconds(30);
    private static final int MAX_TOKEN_FILE = 4096;

    private final Map<String, String> variables;
    private final Path userHome;

    private HubEnvironment(Map<String, String> variables, Path userHome) {
        this.variables = variables;
        this.userHome = userHome;
    }

    static HubSettings settings(Map<String, String> variables, Path userHome) {
        HubEnvironment environment = new HubEnvironment(variables, userHome);
        Path home = environment.home();
        return new HubSettings(
                environment.value("HF_ENDPOINT").map(HubSettings::endpoint).orElse(PUBLIC_HUB),
                environment.folder("HF_HUB_CACHE").orElse(home.resolve("hub")),
                environment.token(home),
                environment.isOn("HF_HUB_OFFLINE"),
                !environment.isOn("HF_HUB_DISABLE_SYMLINKS"),
                environment.silence(),
                new Proxies(variables));
    }

    private Path home() {
        return folder("HF_HOME")
                .orElseGet(() -> folder("XDG_CACHE_HOME")
                        .orElse(userHome.resolve(".cache"))
                        .resolve("huggingface"));
    }

    private Optional<Token> token(Path home) {
        Optional<String> given = value("HF_TOKEN");
        if (given.isPresent()) {
            return Optional.of(new Token(given.get(), "HF_TOKEN"));
        }
        Path file = folder("HF_TOKEN_PATH").orElse(home.resolve("token"));
        if (isOn("HF_HUB_DISABLE_IMPLICIT_TOKEN") || !Files.isReadable(file)) {
            return Optional.empty();
        }
        return Optional.of(tokenIn(file)).filter(text -> !text.isEmpty()).map(text -> new Token(text, file.toString()));
    }

    private static String tokenIn(Path file) {
        try {
            if (Files.size(file) > MAX_TOKEN_FILE) {
                throw new BadInputException("%s: a token file must have at most %d bytes, has %d"
                        .formatted(file, MAX_TOKEN_FILE, Files.size(file)));
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new BadInputException(file + ": cannot be read as a token", e);
        }
    }

    private Duration silence() {
        Optional<String> text = value("HF_HUB_DOWNLOAD_TIMEOUT");
        if (text.isPresent() && !text.get().matches("[1-9][0-9]{0,2}|[12][0-9]{3}|3[0-5][0-9]{2}|3600")) {
            throw new BadInputException(
                    "HF_HUB_DOWNLOAD_TIMEOUT must be 1 to 3600 seconds, was " + OneLine.quoted(text.get()));
        }
        return text.map(seconds -> Duration.ofSeconds(Integer.parseInt(seconds)))
                .orElse(SILENCE);
    }

    private boolean isOn(String name) {
        return value(name)
                .map(text -> ON.contains(text.toLowerCase(Locale.ROOT)))
                .orElse(false);
    }

    private Optional<Path> folder(String name) {
        return value(name)
                .map(text -> text.equals("~") || text.startsWith("~/")
                        ? Path.of(userHome + text.substring(1))
                        : Path.of(text).toAbsolutePath());
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(variables.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }
}
