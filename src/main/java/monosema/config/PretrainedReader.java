package monosema.config;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import monosema.config.ModelSpec.Family;
import monosema.config.ModelSpec.ModelFile;
import monosema.config.yaml.Section;
import monosema.config.yaml.Value;

/** Reads {@code model: {hub: ..., revision: ...}} and {@code model: {folder: ...}}. */
final class PretrainedReader {
    private static final String CONFIG = "config.json";

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
        ModelFile config = family == Family.GPT_NEO ? withChecksum(besides(weights), checksums) : ModelFile.NONE;
        if (family == Family.LLAMA2C) {
            section.required("weights");
            section.required("tokenizer");
        }
        if (section.isSound("sha256")) {
            checksums
                    .keySet()
                    .forEach(path -> section.required("sha256").mistake("'" + path + "' is none of the model's files"));
        }
        return new ModelSpec.Pretrained(family, home(section), weights, tokenizer, config);
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
                HubKeys.repository(section.required("hub")), HubKeys.commit(section.required("revision")));
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
                .map(value -> HubKeys.path(value, "of the model"))
                .orElse(otherwise);
        return withChecksum(path, checksums);
    }

    private static ModelFile withChecksum(String path, Map<String, String> checksums) {
        String sha256 = path.isEmpty() ? null : checksums.remove(path);
        return new ModelFile(path, sha256 == null ? "" : sha256);
    }

    /** The configuration lies where the weights lie. */
    private static String besides(ModelFile weights) {
        return weights.path().substring(0, weights.path().lastIndexOf('/') + 1) + CONFIG;
    }

    private static Map<String, String> checksums(Section section) {
        Map<String, String> checksums = new HashMap<>();
        section.optional("sha256")
                .ifPresent(value -> value.section(files -> {
                    for (String path : files.keys()) {
                        checksums.put(path, HubKeys.sha256(files.required(path)));
                    }
                    return files;
                }));
        return checksums;
    }
}
