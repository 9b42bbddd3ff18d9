package monosema.kills;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import monosema.io.Json;
import monosema.provenance.Sha256;

/**
 * What a build ended with: the SHA-256 of all files of its record and its stored results, times left out.
 *
 * @param files by path, the key of a result included
 */
record Outcome(Map<String, String> files) {
    /** Files that tell how long something took. */
    private static final List<String> TIMES = List.of("run.json", "throughput.json", "ro-crate-metadata.json");

    static Outcome of(Build build) throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (Path top : List.of(build.record(), build.store().resolve("stages"))) {
            for (Path file : Build.files(top)) {
                String name = String.valueOf(file.getFileName());
                if (!TIMES.contains(name)) {
                    String path = top.getFileName() + "/" + top.relativize(file);
                    files.put(path, name.equals("manifest.json") ? withoutTimes(file) : Sha256.of(file));
                }
            }
        }
        return new Outcome(files);
    }

    private static String withoutTimes(Path manifest) {
        ObjectNode tree = (ObjectNode) Json.readTree(manifest);
        tree.remove(List.of("seconds", "sha256"));
        for (JsonNode file : tree.path("files")) {
            if (TIMES.contains(file.path("path").asText())) {
                ((ObjectNode) file).removeAll();
            }
        }
        return Sha256.of(Json.canonical(tree));
    }

    /** How another build's end differs. */
    List<String> differences(Outcome other) {
        TreeSet<String> paths = new TreeSet<>(files.keySet());
        paths.addAll(other.files.keySet());
        List<String> differences = new ArrayList<>();
        for (String path : paths) {
            if (!String.valueOf(files.get(path)).equals(String.valueOf(other.files.get(path)))) {
                differences.add(path + " differs from the build that was not killed");
            }
        }
        return differences;
    }

    /** Files that a finished build must not leave. */
    static List<String> leftovers(Build build) throws IOException {
        List<String> leftovers = new ArrayList<>();
        for (String folder : List.of("temporary", "scratch", "damaged")) {
            Build.files(build.store().resolve(folder)).forEach(file -> leftovers.add(file + " was left"));
        }
        for (Path top : List.of(build.site(), build.store(), build.target())) {
            for (Path file : Build.files(top)) {
                String name = top.relativize(file).toString();
                if (name.matches("(.*/)?\\.monosema-.*|.*\\.part|(.*/)?\\.[^/]+\\.(new|old)/.*")) {
                    leftovers.add(file + " was left");
                }
            }
        }
        return leftovers;
    }

    /** The generated pages of a site by path. */
    static Map<String, String> pages(Path site) throws IOException {
        Map<String, String> pages = new TreeMap<>();
        for (Path file : Build.files(site)) {
            if (!file.startsWith(site.resolve("data"))) {
                pages.put(site.relativize(file).toString(), Files.readString(file));
            }
        }
        return pages;
    }
}
