package monosema.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import monosema.io.BadInputException;
import monosema.io.OneLine;
import monosema.io.Reason;

/** The version of a store's format. Version 2 signs its manifests; one of version 1 is read, and is of version 2 then. */
final class StoreVersion {
    private static final String NAME = "version";
    private static final int OLDEST = 1;
    private static final int CURRENT = 2;

    private StoreVersion() {}

    /**
     * Writes the current version into a store that has none or an older one; for one build at a time.
     *
     * @return the version
     * @throws IOException if the store cannot be written
     */
    static int claim(Path root) throws IOException {
        check(root);
        Path file = root.resolve(NAME);
        String current = CURRENT + "\n";
        Path part = root.resolve("." + NAME + ".part");
        if (!Files.exists(file) || !Files.readString(file).equals(current)) {
            Folders.write(file, part, current);
        } else {
            // A build that only reads would find out at its first stage that nothing can be written.
            Files.writeString(part, current);
            Files.delete(part);
        }
        return CURRENT;
    }

    /**
     * Looks at a store's version, if it has one.
     *
     * @throws BadInputException if it is not one of ours
     */
    static void check(Path root) {
        Path file = root.resolve(NAME);
        if (!Files.exists(file)) {
            return;
        }
        String found;
        try {
            found = Files.readString(file).strip();
        } catch (IOException e) {
            throw new BadInputException("store " + root + ": its version cannot be read: " + Reason.of(e), e);
        }
        for (int version = OLDEST; version <= CURRENT; version++) {
            if (found.equals(Integer.toString(version))) {
                return;
            }
        }
        throw new BadInputException("store " + root + ": version must be " + CURRENT + ", was " + OneLine.text(found)
                + " (made by a newer Monosema? use another folder, or remove this one)");
    }
}
