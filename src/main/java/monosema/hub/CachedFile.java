package monosema.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import monosema.io.BadInputException;
import monosema.io.Json;

/**
 * A file that lies in a snapshot of the cache, whoever downloaded it.
 *
 * <p>What is trusted: when a file is first met, all its bytes are read and compared with the checksum that is its blob's
 * name. Its sha256 is noted with its size and time of modification; while both stay as they are, the note is believed and
 * the bytes, which may be gigabytes, are not read again. So a change of the content that keeps size and
 * time to the nanosecond, such as a failing disk's, is not seen; without the folder {@code .monosema} everything is read
 * again.
 *
 * @param file in the snapshot; a link to the blob, or a copy
 * @param notes where the note lies
 */
record CachedFile(Path file, Path notes) {
    /**
     * What is noted.
     *
     * @param modified the time of modification as ISO 8601 with all its digits
     */
    record Note(String sha256, long size, String modified) {}

    static CachedFile of(HubCache cache, WantedFile wanted, String commit) {
        return new CachedFile(cache.snapshot(wanted, commit), cache.notes(wanted, commit));
    }

    boolean exists() {
        return Files.isRegularFile(file);
    }

    /**
     * The file if it is whole.
     *
     * @return empty if its bytes are not what they were when they came from the hub
     */
    Optional<Note> checked() throws IOException {
        Optional<Note> noted = note();
        long size = Files.size(file);
        String modified = Files.getLastModifiedTime(file).toString();
        if (noted.isPresent()
                && noted.get().size == size
                && noted.get().modified.equals(modified)) {
            return noted;
        }
        Checksums checksums = Checksums.of(file);
        Optional<Etag> etag = etag();
        boolean whole = etag.map(name -> name.matches(checksums))
                .orElseGet(() -> noted.isEmpty() || noted.get().sha256.equals(checksums.sha256()));
        if (!whole) {
            return Optional.empty();
        }
        Note note = new Note(checksums.sha256(), checksums.size(), modified);
        remember(note);
        return Optional.of(note);
    }

    /** Notes what was found out; a cache that cannot be written can still be read. */
    private void remember(Note note) {
        try {
            HubCache.write(notes, Json.pretty(note));
        } catch (IOException e) {
            return;
        }
    }

    /** Of a file just downloaded and verified. */
    void remember(Checksums checksums) throws IOException {
        String modified = Files.getLastModifiedTime(file).toString();
        remember(new Note(checksums.sha256(), checksums.size(), modified));
    }

    private Optional<Note> note() {
        try {
            return Files.isRegularFile(notes) ? Optional.of(Json.read(notes, Note.class)) : Optional.empty();
        } catch (BadInputException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    /** The checksum that the blob is named by; a copy has none. */
    private Optional<Etag> etag() throws IOException {
        if (!Files.isSymbolicLink(file)) {
            return Optional.empty();
        }
        Path name = Files.readSymbolicLink(file).getFileName();
        return Etag.ofChecksum(String.valueOf(name));
    }
}
