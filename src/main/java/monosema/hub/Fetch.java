package monosema.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.Consumer;
import monosema.io.BadInputException;
import monosema.provenance.Progress;

/** Brings a file that a hub has described into the cache. */
final class Fetch {
    private final HubClient client;
    private final CacheLookup lookup;
    private final HubCache cache;
    private final Retries retries;
    private final Consumer<String> messages;

    Fetch(HubClient client, CacheLookup lookup, Retries retries, Consumer<String> messages) {
        this.client = client;
        this.lookup = lookup;
        this.cache = lookup.cache();
        this.retries = retries;
        this.messages = messages;
    }

    /**
     * Downloads it, unless a branch turns out to be at a commit of the cache, or another process was faster.
     *
     * @throws ChangedException if the hub describes it otherwise meanwhile
     * @throws HubUnreachableException if the hub does not bring it to an end
     */
    HubFile file(WantedFile wanted, Metadata metadata, Progress progress) throws IOException {
        String commit = commit(wanted, metadata);
        Optional<HubFile> cached = wanted.isPinned() ? Optional.empty() : lookup.find(wanted, commit);
        HubFile file = cached.isPresent() ? cached.get() : locked(wanted, commit, metadata, progress);
        if (!wanted.isPinned()) {
            cache.tryPutRef(wanted, commit);
        }
        return file;
    }

    private HubFile locked(WantedFile wanted, String commit, Metadata metadata, Progress progress) throws IOException {
        checkDeclared(wanted, metadata);
        String name = metadata.etag().map(Etag::hex).or(wanted::sha256).orElseThrow();
        Runnable whenBusy = () -> messages.accept(wanted + ": waiting for another process that downloads it");
        return cache.locks(wanted).holding(name, whenBusy, () -> {
            Optional<HubFile> meanwhile = lookup.silent().find(wanted, commit);
            return meanwhile.isPresent() ? meanwhile.get() : brought(wanted, commit, metadata, name, progress);
        });
    }

    private static String commit(WantedFile wanted, Metadata metadata) {
        Optional<String> commit = metadata.commit();
        if (wanted.isPinned() && !commit.orElse(wanted.revision()).equals(wanted.revision())) {
            throw new BadInputException("%s: the hub answers with commit %s, must be %s"
                    .formatted(wanted, commit.orElse(""), wanted.revision()));
        } else if (!wanted.isPinned() && commit.isEmpty()) {
            throw new BadInputException(
                    "%s: the server tells no commit of this revision (no X-Repo-Commit):".formatted(wanted)
                            + " is HF_ENDPOINT a hub? From a plain server only a commit with a sha256 can be had");
        }
        return commit.orElse(wanted.revision());
    }

    /** What can be refused before a byte is downloaded. */
    private static void checkDeclared(WantedFile wanted, Metadata metadata) {
        boolean known = metadata.etag().isPresent() && metadata.commit().isPresent();
        if (!known && wanted.sha256().isEmpty()) {
            throw new BadInputException(
                    "%s: the server gives no checksum as a hub does: is HF_ENDPOINT a hub? Else declare the file's sha256"
                            .formatted(wanted));
        }
        metadata.etag().filter(Etag::isSha256).ifPresent(etag -> checkPin(wanted, etag.hex()));
        long size = metadata.size().orElse(0);
        if (size > wanted.maxBytes()) {
            throw new BadInputException(
                    "%s: must have at most %,d bytes, the hub's has %,d".formatted(wanted, wanted.maxBytes(), size));
        }
    }

    private static void checkPin(WantedFile wanted, String sha256) {
        if (!sha256.equals(wanted.sha256().orElse(sha256))) {
            throw new BadInputException(
                    "%s: sha256 must be %s, the hub's is %s; correct the declared one, or the revision"
                            .formatted(wanted, wanted.sha256().orElse(""), sha256));
        }
    }

    private HubFile brought(WantedFile wanted, String commit, Metadata metadata, String name, Progress progress)
            throws IOException {
        Path blob = cache.blob(wanted, name);
        Files.createDirectories(blob.resolveSibling("."));
        Optional<Checksums> present = Files.isRegularFile(blob) ? Optional.of(Checksums.of(blob)) : Optional.empty();
        Optional<Checksums> whole =
                present.filter(sums -> fault(wanted, metadata, sums).isEmpty());
        Checksums checksums = whole.isPresent() ? whole.get() : downloaded(wanted, commit, metadata, name, progress);
        checkPin(wanted, checksums.sha256());
        CachedFile file = CachedFile.of(cache, wanted, commit);
        cache.link(blob, file.file());
        file.remember(checksums);
        return new HubFile(file.file(), Optional.of(commit), checksums.sha256(), checksums.size());
    }

    /** The blob is in place afterwards. */
    private Checksums downloaded(WantedFile wanted, String commit, Metadata metadata, String name, Progress progress)
            throws IOException {
        Path partial = cache.partial(wanted, name);
        boolean resumed = Files.exists(partial) && Files.size(partial) > 0;
        checkRoom(wanted, metadata, partial);
        Download download = new Download(client, wanted, commit, metadata, partial, progress);
        try {
            retries.run(download::run);
            Checksums checksums = Checksums.of(partial);
            Optional<String> fault = fault(wanted, metadata, checksums);
            if (fault.isPresent() && resumed) {
                throw new ChangedException("%s: what an earlier try left does not fit".formatted(wanted));
            } else if (fault.isPresent()) {
                throw new BadInputException("%s: damaged on the way: %s".formatted(wanted, fault.get()));
            }
            Files.move(partial, cache.blob(wanted, name), StandardCopyOption.ATOMIC_MOVE);
            return checksums;
        } catch (ChangedException | BadInputException e) {
            if (!(e instanceof HubUnreachableException)) {
                Files.deleteIfExists(partial);
            }
            throw e;
        }
    }

    /** How the bytes differ from what the hub said of them; a wrong pin shows here only where the hub said nothing. */
    private static Optional<String> fault(WantedFile wanted, Metadata metadata, Checksums checksums) {
        if (metadata.etag().isPresent()) {
            Etag etag = metadata.etag().get();
            return etag.matches(checksums)
                    ? Optional.empty()
                    : Optional.of("%s must be %s, was %s".formatted(etag.kind(), etag.hex(), etag.of(checksums)));
        }
        String pin = wanted.sha256().orElseThrow();
        return pin.equals(checksums.sha256())
                ? Optional.empty()
                : Optional.of("sha256 must be %s, was %s".formatted(pin, checksums.sha256()));
    }

    private static void checkRoom(WantedFile wanted, Metadata metadata, Path partial) throws IOException {
        long have = Files.exists(partial) ? Files.size(partial) : 0;
        long need = metadata.size().orElse(0) - have;
        long room = Files.getFileStore(partial.resolveSibling(".")).getUsableSpace();
        // Some disks do not tell.
        if (room > 0 && need > room) {
            throw new BadInputException("%s: needs %,d bytes more, the disk of %s has %,d free; HF_HOME moves the cache"
                    .formatted(wanted, need, partial.resolveSibling(".").normalize(), room));
        }
    }
}
