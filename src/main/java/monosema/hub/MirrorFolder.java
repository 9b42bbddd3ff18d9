package monosema.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import monosema.io.BadInputException;

/**
 * A folder laid out as a hub's addresses are, {@code owner/name/resolve/REVISION/PATH}. Its files are used where they are
 * and read whole each time, since nothing can be noted beside them. Of a commit that it does not have, the file of
 * {@code main} will do, if a sha256 is wanted and it has that.
 */
final class MirrorFolder {
    private static final String MAIN = "main";

    private final Path root;

    MirrorFolder(Path root) {
        this.root = root;
    }

    /**
     * Finds and checks a file.
     *
     * @throws HubUnreachableException if it is not there
     * @throws BadInputException if it has another sha256, or more bytes than wanted
     */
    HubFile file(WantedFile wanted) throws IOException {
        Path file = at(wanted, wanted.revision());
        if (Files.isRegularFile(file)) {
            HubFile found = found(wanted, file);
            if (!isWanted(wanted, found)) {
                throw new BadInputException(
                        "%s: sha256 must be %s, was %s (%s); correct the declared one, or the mirror"
                                .formatted(wanted, wanted.sha256().orElse(""), found.sha256(), file));
            }
            return found;
        }
        Path main = at(wanted, MAIN);
        boolean mayDo = wanted.sha256().isPresent() && Files.isRegularFile(main);
        if (mayDo) {
            HubFile found = found(wanted, main);
            if (isWanted(wanted, found)) {
                return found;
            }
        }
        throw new HubUnreachableException("%s: the mirror folder has no %s%s; add it there, or set HF_ENDPOINT to a hub"
                .formatted(wanted, file, mayDo ? ", and that of main has another sha256" : ""));
    }

    private static boolean isWanted(WantedFile wanted, HubFile found) {
        return wanted.sha256().map(found.sha256()::equals).orElse(true);
    }

    private static HubFile found(WantedFile wanted, Path file) throws IOException {
        long size = Files.size(file);
        if (size > wanted.maxBytes()) {
            throw new BadInputException(
                    "%s: must have at most %,d bytes, has %,d (%s)".formatted(wanted, wanted.maxBytes(), size, file));
        }
        Optional<String> commit = Optional.of(wanted.revision()).filter(WantedFile::isCommit);
        return new HubFile(file, commit, Checksums.of(file).sha256(), size);
    }

    private Path at(WantedFile wanted, String revision) {
        return root.resolve(wanted.repository().toString())
                .resolve("resolve")
                .resolve(revision)
                .resolve(wanted.path());
    }
}
