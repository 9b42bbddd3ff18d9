package monosema.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import monosema.io.Json;
import monosema.record.ExperimentRecord;
import monosema.record.Result;
import monosema.record.Results;

/**
 * A sweep without analyses over SAEs that strain every page: one that never fires, one without a cross-entropy recovered,
 * two of one recipe and different seeds, one that was read from files.
 */
final class Sweep {
    private static final Path TINY = Path.of("src/test/resources/monosema/site/data/tiny");
    private static final String DECLARATION = """
            {"id": "sweep", "title": "Sweep", "seed": 7, "analyses": [],
             "model": {"kind": "gpt-neo", "layers": 1, "dModel": 3, "heads": 1, "context": 8, "batch": 2, "steps": 20},
             "activations": {"hook": "blocks.0.hook_mlp_out"},
             "saes": [
              {"kind": "trained", "id": "silent", "expansion": 2,
               "architecture": {"kind": "standard", "l1Coefficient": 40.0}, "training": %1$s, "seed": 7}},
              {"kind": "trained", "id": "top", "expansion": 2,
               "architecture": {"kind": "topk", "k": 2}, "training": %1$s, "seed": 7}},
              {"kind": "trained", "id": "top-again", "expansion": 2,
               "architecture": {"kind": "topk", "k": 2}, "training": %1$s, "seed": 8}},
              {"kind": "trained", "id": "jump", "expansion": 2,
               "architecture": {"kind": "jumprelu", "l0Coefficient": 0.5}, "training": %1$s, "seed": 7}},
              {"kind": "pretrained", "id": "theirs"}]}
            """.formatted("{\"steps\": 30, \"batch\": 4, \"learningRate\": 5e-05");

    private Sweep() {}

    /** Writes the record into a site. */
    static void recordIn(Path site) throws IOException {
        Path folder = Files.createDirectories(site.resolve("data/sweep"));
        for (String name : List.of("wordset.csv", "words.csv", "prompts.csv", "model-training.csv", "run.json")) {
            Files.copy(TINY.resolve(name), folder.resolve(name));
        }
        Files.writeString(folder.resolve("declaration.json"), DECLARATION);
        for (String id : List.of("silent", "top", "top-again", "jump", "theirs")) {
            String features = id.equals("silent") ? "6\n0.01,0.1,0\n0.1,1.0,0\n" : "1\n0.01,0.1,2\n0.1,1.0,3\n";
            Files.writeString(folder.resolve("sae-" + id + "-density.csv"), "from,to,features\n0.0,0.0," + features);
        }
        for (String id : List.of("silent", "top", "top-again", "jump")) {
            Files.copy(TINY.resolve("sae-s1-training.csv"), folder.resolve("sae-" + id + "-training.csv"));
        }
        Files.writeString(folder.resolve("sae-matching.csv"), """
                sae,other,pairs,unpaired,mean_cosine,share_above_0.9,share_above_0.7
                top,top-again,6,0,0.5,0.25,0.5
                """);
        Files.writeString(folder.resolve("results.json"), Json.pretty(new Results("sweep", "ab", results())));
    }

    private static List<Result> results() {
        List<Result> all = new ArrayList<>(ExperimentRecord.read(TINY).results().stream()
                .filter(result -> result.id().matches("(wordset|corpus|model)\\..*"))
                .toList());
        sae(all, "silent", 6, 0, -0.1, Map.of("ceSpliced", 3.0, "ceRecovered", 0.0, "ceRecoveredAgainstMean", -1.0));
        sae(all, "top", 6, 2, 0.7, kept(2.4, 0.6));
        sae(all, "top-again", 6, 1.9, 0.65, kept(2.3, 0.7));
        sae(all, "jump", 6, 2.5, 0.6, Map.of("ceSpliced", 2.6));
        sae(all, "theirs", 3, 4, 0.9, kept(2.1, 0.9));
        return all;
    }

    private static Map<String, Double> kept(double spliced, double recovered) {
        return Map.of(
                "ceSpliced",
                spliced,
                "ceRecovered",
                recovered,
                "ceRecoveredAgainstMean",
                recovered / 2,
                "cosine",
                0.9,
                "meanMaxCosine",
                0.3);
    }

    private static void sae(
            List<Result> all, String id, int dSae, double l0, double explained, Map<String, Double> others) {
        Map<String, Double> same = Map.of(
                "dIn",
                3.0,
                "heldOutTokens",
                100.0,
                "mse",
                1.0,
                "ceOriginal",
                2.0,
                "ceZeroAblated",
                3.0,
                "ceMeanAblated",
                2.5,
                "deadShare",
                l0 == 0 ? 1.0 : 0.25,
                "denseShare",
                0.0);
        add(all, id, Map.of("dSae", (double) dSae, "l0", l0, "explainedVariance", explained));
        add(all, id, same);
        add(all, id, others);
    }

    private static void add(List<Result> all, String id, Map<String, Double> values) {
        new TreeMap<>(values)
                .forEach((name, value) ->
                        all.add(Result.of("sae.%s.%s".formatted(id, name), value, "none", 100L, 7, "stage:00ff")));
    }
}
