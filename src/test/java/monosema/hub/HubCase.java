package monosema.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import monosema.io.BadInputException;
import monosema.provenance.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A hub on this machine, an empty cache, and waits that are noted instead of waited for. */
abstract class HubCase {
    static final String COMMIT = LoopbackHub.COMMIT;
    static final String REPOSITORY = LoopbackHub.REPOSITORY;
    static final byte[] WEIGHTS = Hashes.bytes(100_000);
    static final WantedFile WANTED = WantedFile.of(REPOSITORY, COMMIT, "weights.bin");

    @TempDir
    Path home;

    final List<String> messages = Collections.synchronizedList(new ArrayList<>());
    final List<Long> waits = Collections.synchronizedList(new ArrayList<>());
    final Map<String, String> environment = new HashMap<>();
    LoopbackHub server;

    @BeforeEach
    void start() throws IOException {
        server = new LoopbackHub();
        server.putLarge("weights.bin", WEIGHTS);
        server.put("config.json", "{\"dim\": 64}\n");
        environment.put("HF_HOME", home.toString());
        environment.put("HF_ENDPOINT", server.endpoint());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    Hub hub() {
        return hub(Duration.ofSeconds(10));
    }

    Hub hub(Duration readTimeout) {
        HubSettings settings = HubSettings.of(environment, home).withReadTimeout(readTimeout);
        return Hub.of(settings, wait -> waits.add(wait.toSeconds()), messages::add);
    }

    HubFile fetch(WantedFile wanted) {
        return hub().fetch(wanted, Progress.SILENT);
    }

    void offline() {
        environment.put("HF_HUB_OFFLINE", "1");
    }

    /** Refused for good, in one line. */
    String refused(WantedFile wanted) {
        BadInputException refusal = catchThrowableOfType(BadInputException.class, () -> fetch(wanted));
        assertThat(refusal).as("a refusal").isNotNull().isNotInstanceOf(HubUnreachableException.class);
        return line(refusal);
    }

    /** Not to be had now, in one line. */
    String unreachable(WantedFile wanted) {
        return line(catchThrowableOfType(HubUnreachableException.class, () -> fetch(wanted)));
    }

    static String line(Throwable failure) {
        assertThat(failure).as("a refusal").isNotNull();
        String message = String.valueOf(failure.getMessage());
        assertThat(message.lines()).hasSize(1);
        assertThat(message.codePoints().noneMatch(Character::isISOControl)).isTrue();
        return message;
    }

    Path repository() {
        return home.resolve("hub/models--karpathy--tinyllamas");
    }

    /** All of the repository's cache by path, a link with where it leads; without our own notes. */
    List<String> cached() throws IOException {
        return cached(repository());
    }

    static List<String> cached(Path repository) throws IOException {
        try (Stream<Path> paths = Files.walk(repository)) {
            List<String> lines = new ArrayList<>();
            for (Path path : paths.sorted().toList()) {
                String name = repository.relativize(path).toString();
                if (Files.isSymbolicLink(path)) {
                    lines.add(name + " -> " + Files.readSymbolicLink(path));
                } else if (Files.isRegularFile(path) && !name.startsWith(".monosema")) {
                    lines.add(name);
                }
            }
            return lines;
        }
    }

    /** Nothing under a name that a reader would take for a file. */
    void assertNothingIsCached() throws IOException {
        if (Files.exists(repository())) {
            assertThat(cached()).isEmpty();
        }
    }
}
