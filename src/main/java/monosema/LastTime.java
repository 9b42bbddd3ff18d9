package monosema;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The fingerprint of the last time that a command ended well, in a file of the build's own folder. Where nothing of it
 * has changed the command would do and say the same, and need not. Removing the folder makes it forget.
 */
final class LastTime {
    private final Path target;
    private final Path file;

    /**
     * Of one command.
     *
     * @param target folder of what only this build needs; it may be missing
     * @param command its name
     */
    LastTime(Path target, String command) {
        this.target = target;
        this.file = target.resolve(command + ".sha256");
    }

    /** Whether it was the same; false where there is no fingerprint then or now. */
    boolean was(Fingerprint now) {
        return now.hex().equals(remembered()) && now.hex().isPresent();
    }

    private Optional<String> remembered() {
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(Files.readString(file).strip())
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Remembers it, if there is one; a folder that cannot be written costs the next build its time, and no more. */
    void remember(Fingerprint now) {
        Optional<String> hex = now.hex();
        if (hex.isEmpty()) {
            return;
        }
        Path part = target.resolve("last-time.part");
        try {
            Files.createDirectories(target);
            Files.writeString(part, hex.get() + "\n");
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            part.toFile().delete();
        }
    }
}
