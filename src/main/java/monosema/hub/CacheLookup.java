package monosema.hub;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import monosema.io.BadInputException;

/**
 * Looks in the cache before anybody is asked.
 *
 * @param replaceable whether a file that is not as it must be can be downloaded again
 * @param messages takes a line when that is needed
 */
record CacheLookup(HubCache cache, boolean replaceable, Consumer<String> messages) {

    /**
     * The file of a commit.
     *
     * @return empty if it is not there, or has to be downloaded again
     * @throws BadInputException if it cannot be downloaded again, or is larger than wanted
     */
    Optional<HubFile> find(WantedFile wanted, String commit) throws IOException {
        CachedFile cached = CachedFile.of(cache, wanted, commit);
        if (!cached.exists()) {
            return Optional.empty();
        }
        Optional<CachedFile.Note> whole = cached.checked();
        if (whole.isEmpty()) {
            return unusable(wanted, cached, "its bytes have changed since it was downloaded");
        }
        CachedFile.Note note = whole.get();
        if (!note.sha256().equals(wanted.sha256().orElse(note.sha256()))) {
            String difference =
                    "sha256 must be %s, was %s".formatted(wanted.sha256().orElse(""), note.sha256());
            return unusable(wanted, cached, difference);
        } else if (note.size() > wanted.maxBytes()) {
            throw new BadInputException("%s: must have at most %,d bytes, has %,d (%s)"
                    .formatted(wanted, wanted.maxBytes(), note.size(), cached.file()));
        }
        return Optional.of(new HubFile(cached.file(), Optional.of(commit), note.sha256(), note.size()));
    }

    private Optional<HubFile> unusable(WantedFile wanted, CachedFile cached, String why) {
        String line = "%s: the cached file cannot be used, %s (%s)".formatted(wanted, why, cached.file());
        if (!replaceable) {
            throw new BadInputException(line + ", and HF_HUB_OFFLINE forbids to download it again");
        }
        messages.accept(line + ", asking for it again");
        return Optional.empty();
    }

    /** The same without a word, for a second look. */
    CacheLookup silent() {
        return new CacheLookup(cache, true, line -> {});
    }
}
