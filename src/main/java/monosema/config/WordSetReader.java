package monosema.config;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import monosema.config.yaml.Section;
import monosema.config.yaml.Value;

/** Reads the word sets that experiments can name. */
final class WordSetReader {
    /** The resources in the room of the word lists. */
    private static final List<String> BUILT_IN = List.of("gender");

    private WordSetReader() {}

    static Map<String, WordSetSpec> readAll(Section wordsets, Path file) {
        Map<String, WordSetSpec> specs = new LinkedHashMap<>();
        if (wordsets.keys().isEmpty()) {
            wordsets.mistake("must have at least one word set");
        }
        for (String name : wordsets.keys()) {
            Value value = wordsets.required(name);
            if (!Ids.isId(name)) {
                value.mistake("the name must be 1 to 64 lower-case letters, digits and hyphens");
            }
            specs.put(name, value.section(section -> read(name, section, file)));
        }
        return specs;
    }

    private static WordSetSpec read(String name, Section section, Path study) {
        boolean builtIn = section.optional("builtin").isPresent();
        boolean file = section.optional("file").isPresent();
        if (builtIn == file) {
            section.mistake("must have one of the keys builtin, file" + (file ? ", has both" : ""));
            return new WordSetSpec.BuiltIn(name, BUILT_IN.get(0));
        }
        return file
                ? new WordSetSpec.File(name, path(section.required("file"), study))
                : new WordSetSpec.BuiltIn(name, resource(section.required("builtin")));
    }

    private static String resource(Value value) {
        String resource = value.text();
        if (!resource.isEmpty() && !BUILT_IN.contains(resource)) {
            value.mistake("unknown built-in word list '" + resource + "': one of " + String.join(", ", BUILT_IN));
        }
        return resource;
    }

    private static Path path(Value value, Path study) {
        String name = value.text();
        try {
            Path path = study.resolveSibling(name).normalize();
            if (!name.isEmpty() && !Files.isRegularFile(path)) {
                value.mistake("no such file " + name + " (looked in " + study.getParent() + ")");
            }
            return path;
        } catch (InvalidPathException e) {
            value.mustBe("the path of a file");
            return study;
        }
    }
}
