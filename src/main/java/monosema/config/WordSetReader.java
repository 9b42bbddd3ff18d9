package monosema.config;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import monosema.config.yaml.Section;
import monosema.config.yaml.Value;

/** Reads the word sets that experiments can name. */
final class WordSetReader {
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
            WordSetSpec spec = value.section(section -> read(name, section, file));
            onlyUser(spec, specs, value);
            specs.put(name, spec);
        }
        return specs;
    }

    /** Two word sets in one record would write over each other's answers. */
    private static void onlyUser(WordSetSpec spec, Map<String, WordSetSpec> earlier, Value value) {
        earlier.values().stream()
                .filter(other -> spec instanceof WordSetSpec.Prompted mine
                        && other instanceof WordSetSpec.Prompted theirs
                        && mine.answers().equals(theirs.answers()))
                .findFirst()
                .ifPresent(
                        other -> value.mistake("its answers lie in the same file as those of '" + other.name() + "'"));
    }

    private static WordSetSpec read(String name, Section section, Path study) {
        List<String> kinds = Stream.of("builtin", "file", "prompts")
                .filter(key -> section.optional(key).isPresent())
                .toList();
        if (kinds.size() != 1) {
            section.ignoreUnknownKeys();
            section.mistake("must have one of the keys builtin, file, prompts"
                    + (kinds.isEmpty() ? "" : ", has " + String.join(" and ", kinds)));
            return new WordSetSpec.BuiltIn(name, WordSetSpec.BuiltIn.LISTS.get(0));
        }
        return switch (kinds.get(0)) {
            case "file" -> new WordSetSpec.File(name, path(section.required("file"), study));
            case "prompts" -> PromptedReader.read(name, section, study);
            default -> new WordSetSpec.BuiltIn(name, resource(section.required("builtin")));
        };
    }

    private static String resource(Value value) {
        String resource = value.text();
        if (!resource.isEmpty() && !WordSetSpec.BuiltIn.LISTS.contains(resource)) {
            value.mistake("unknown built-in word list '" + resource + "': one of "
                    + String.join(", ", WordSetSpec.BuiltIn.LISTS));
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
