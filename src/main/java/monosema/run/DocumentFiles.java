package monosema.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import monosema.config.DocumentsSpec;
import monosema.config.FileSource;
import monosema.hub.Hub;
import monosema.hub.HubFile;
import monosema.hub.Repository;
import monosema.hub.WantedFile;
import monosema.io.BadInputException;
import monosema.provenance.Progress;
import monosema.provenance.Sha256;

/** The files of a corpus, wherever they lie. */
record DocumentFiles(DocumentsSpec spec, Hub hub) {

    /**
     * SHA-256 of files of this machine, by number; none for files of the hub, which their commit pins.
     *
     * @throws BadInputException if one cannot be read
     */
    Map<String, String> checksums() {
        return spec.source().match(DocumentFiles::checksums, onHub -> Map.of());
    }

    /**
     * The files in the order in which they are read, each brought here if it is not yet.
     *
     * @param progress in bytes, while one is downloaded
     * @param read takes path and SHA-256 of each file of the hub
     */
    List<Path> here(Progress progress, BiConsumer<String, String> read) {
        return spec.source().match(FileSource.Local::files, onHub -> fetched(onHub, progress, read));
    }

    private List<Path> fetched(FileSource.Hub source, Progress progress, BiConsumer<String, String> read) {
        List<Path> files = new ArrayList<>();
        Repository.Kind kind = source.dataset() ? Repository.Kind.DATASET : Repository.Kind.MODEL;
        for (FileSource.HubFile wanted : source.files()) {
            WantedFile file = new WantedFile(
                    new Repository(kind, source.repository()),
                    source.revision(),
                    wanted.path(),
                    wanted.sha256().isEmpty() ? Optional.empty() : Optional.of(wanted.sha256()),
                    WantedFile.MAX_BYTES);
            HubFile here = hub.fetch(file, progress);
            read.accept(wanted.path(), here.sha256());
            files.add(here.file());
        }
        return files;
    }

    private static Map<String, String> checksums(FileSource.Local source) {
        Map<String, String> checksums = new TreeMap<>();
        for (int i = 0; i < source.files().size(); i++) {
            Path file = source.files().get(i);
            try {
                checksums.put("corpus file %05d".formatted(i), Sha256.of(file));
            } catch (IOException e) {
                throw new BadInputException("corpus file %s cannot be read: %s".formatted(file, e), e);
            }
        }
        return checksums;
    }
}
