package monosema.config;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import monosema.config.ModelSpec.Family;
import monosema.config.ModelSpec.ModelFile;
import monosema.config.yaml.Section;
import monosema.config.yaml.Value;

/** Reads {@code model: {hub: ..., revision: ...}} and {@code model: {folder: ...}}. */
final class PretrainedReader {
    private static final Pattern REPOSITORY = Pattern.compile("[A-Za-z0-9][\\w.-]{0,95}/[A-Za-z0-9][\\w.-]{0,95}");
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern PART = Pattern.compile("(?!\\.\\.?(/|$))[\\w.@+-]{1,255}");
    private static final Pattern PATH = Pattern.compile("%1$s(/%1$s){0,31}".formatted(PART));

    private final Path study;

    /**
     * Reads models of one study.
     *
     * @param study the file that declares them, whose folder paths are relative to
     */
    PretrainedReader(Path study) {
        this.study = study;
    }

    ModelSpec.Pretrained read(Section section) {
        Family family = section.word("family", Family.GPT_NEO);
        Map<String, String> checksums = checksums(section);
        ModelFile weights = file(section, "weights", family == Family.GPT_NEO ? "model.safetensors" : "", checksums);
        ModelFile tokenizer = file(section, "tokenizer", "", checksums);
        if (family == Family.LLAMA2C) {
            section.required("weights");
            section.required("tokenizer");
        }
        if (section.isSound("sha256")) {
            checksums
                    .keySet()
                    .forEach(path -> section.required("sha256").mistake("'" + path + "' is none of the model's files"));
        }
        return new ModelSpec.Pretrained(family, home(section), weights, tokenizer);
    }

    private ModelSpec.Home home(Section section) {
        Optional<Value> hub = section.optional("hub");
        Optional<Value> folder = section.optional("folder");
        if (hub.isPresent() && folder.isPresent()) {
            section.mistake("must have one of the keys hub, folder, has both");
        }
        if (folder.isPresent()) {
            return new ModelSpec.Folder(path(folder.get()));
        }
        return new ModelSpec.HubRepository(
                matching(section.required("hub"), REPOSITORY, "owner/name"),
                matching(
                        section.required("revision"),
                        COMMIT,
                        "a commit of 40 lower-case hex digits (what a branch or a tag names may change)"));
    }

    private Path path(Value value) {
        try {
            Path path = study.resolveSibling(value.text()).normalize();
            if (!Files.isDirectory(path)) {
                value.mustBe("a folder (looked in " + study.getParent() + ")");
            }
            return path;
        } catch (InvalidPathException e) {
            value.mustBe("the path of a folder");
            return Path.of("");
        }
    }

    /** A file, and the checksum that is left in the map for it no longer. */
    private static ModelFile file(Section section, String key, String otherwise, Map<String, String> checksums) {
        String path = section.optional(key)
                .map(value -> matching(value, PATH, "the path of a file of the model"))
                .orElse(otherwise);
        String sha256 = path.isEmpty() ? null : checksums.remove(path);
        return new ModelFile(path, sha256 == null ? "" : sha256);
    }

    private static Map<String, String> checksums(Section section) {
        Map<String, String> checksums = new HashMap<>();
        section.optional("sha256")
                .ifPresent(value -> value.section(files -> {
                    for (String path : files.keys()) {
                        checksums.put(path, matching(files.required(path), SHA256, "64 lower-case hex digits"));
                    }
                    return files;
                }));
        return checksums;
    }

    private static String matching(Value value, Pattern pattern, String what) {
        String text = value.text();
        if (!text.isEmpty() && !pattern.matcher(text).matches()) {
            value.mustBe(what);
        }
        return text;
    }
}
