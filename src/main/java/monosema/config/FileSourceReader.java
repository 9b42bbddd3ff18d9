package monosema.config;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import monosema.config.yaml.Section;
import monosema.config.yaml.Value;

/** Reads where files come from: {@code file: ...} or {@code hub: ...} with its keys, beside the keys of what they are. */
final class FileSourceReader {
    private final Path study;

    /**
     * Reads sources of one study.
     *
     * @param study the file that declares them, whose folder paths are relative to
     */
    FileSourceReader(Path study) {
        this.study = study;
    }

    FileSource read(Section section) {
        Optional<Value> file = section.optional("file");
        boolean hub = section.optional("hub").isPresent();
        if (file.isPresent() == hub) {
            section.mistake("must have one of the keys file, hub" + (hub ? ", has both" : ""));
            section.ignoreUnknownKeys();
            return new FileSource.Local(List.of());
        }
        return file.<FileSource>map(this::local).orElseGet(() -> hub(section));
    }

    private FileSource.Local local(Value value) {
        return new FileSource.Local(several(value).stream()
                .map(this::path)
                .flatMap(Optional::stream)
                .toList());
    }

    private Optional<Path> path(Value value) {
        String name = value.text();
        if (name.isEmpty()) {
            return Optional.empty();
        }
        try {
            Path path = study.resolveSibling(name).normalize();
            if (Files.isDirectory(path)) {
                value.mustBe("a file, not a folder");
            } else if (!Files.exists(path)) {
                value.mistake("no such file " + name + " (looked in " + study.getParent() + ")");
            }
            return Optional.of(path);
        } catch (InvalidPathException e) {
            value.mustBe("the path of a file");
            return Optional.empty();
        }
    }

    private static FileSource.Hub hub(Section section) {
        return new FileSource.Hub(
                HubKeys.repository(section.required("hub")),
                section.flag("dataset", true),
                HubKeys.commit(section.required("revision")),
                hubFiles(section));
    }

    private static List<FileSource.HubFile> hubFiles(Section section) {
        List<String> paths = several(section.required("path")).stream()
                .map(value -> HubKeys.path(value, "in the repository"))
                .toList();
        Optional<Value> checksums = section.optional("sha256");
        List<String> sha256 = checksums.map(FileSourceReader::several).orElse(List.of()).stream()
                .map(HubKeys::sha256)
                .toList();
        if (checksums.isPresent() && sha256.size() != paths.size() && section.isSound("path", "sha256")) {
            checksums
                    .get()
                    .mistake(
                            "must have a checksum for each of %d paths, has %d".formatted(paths.size(), sha256.size()));
        }
        List<FileSource.HubFile> files = new ArrayList<>();
        for (int i = 0; i < paths.size(); i++) {
            files.add(new FileSource.HubFile(paths.get(i), i < sha256.size() ? sha256.get(i) : ""));
        }
        return files;
    }

    private static List<Value> several(Value value) {
        List<Value> values = value.oneOrList();
        if (values.size() > FileSource.MOST_FILES) {
            value.mistake("must have at most %d entries, has %d".formatted(FileSource.MOST_FILES, values.size()));
            return List.of();
        }
        return values;
    }
}
