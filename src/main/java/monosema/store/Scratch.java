package monosema.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import monosema.io.BadInputException;
import monosema.io.Json;

/** What stages keep while they are made, by key, such as checkpoints; each folder says whose it is. */
final class Scratch {
    static final String NAME = "scratch";
    private static final String ABOUT = "stage.json";

    private final Path folder;

    Scratch(Path root) {
        this.folder = root.resolve(NAME);
    }

    /**
     * Whose it is.
     *
     * @param stage the stage's name
     * @param experiment that it is made for
     */
    record About(String stage, String experiment) {}

    Path of(String name) {
        return folder.resolve(name);
    }

    /** Notes whose it will be. */
    void begin(String experiment, StageInput input) throws IOException {
        Path own = of(input.key().hex());
        Files.createDirectories(own);
        Files.writeString(own.resolve(ABOUT), Json.pretty(new About(input.stage(), experiment)));
    }

    /** Drops the note where the stage has kept nothing. */
    void end(StageInput input) throws IOException {
        Path own = of(input.key().hex());
        if (Folders.children(own).equals(List.of(own.resolve(ABOUT)))) {
            Folders.remove(own);
        }
    }

    /** What was noted; empty for what several stages share. */
    static Optional<About> about(Path scratch) {
        try {
            return Files.isRegularFile(scratch.resolve(ABOUT))
                    ? Optional.of(Json.read(scratch.resolve(ABOUT), About.class))
                    : Optional.empty();
        } catch (BadInputException | UncheckedIOException e) {
            return Optional.empty();
        }
    }
}
