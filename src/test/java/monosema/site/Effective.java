package monosema.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import monosema.io.Json;
import monosema.record.ExperimentRecord;
import monosema.record.Interval;
import monosema.record.Result;
import monosema.record.Results;

/**
 * The sweep with effectiveness scores of its SAEs: {@code silent} below the MLP, {@code top} above, {@code top-again} around
 * it; {@code theirs} says nothing, so that its localisation is not defined.
 */
final class Effective {
    private static final List<String> SAES = List.of("silent", "top", "top-again", "jump", "theirs");

    private Effective() {}

    /** Five SAEs, two baselines and permutations. */
    static void recordIn(Path site) throws IOException {
        recordIn(site, SAES, List.of("pca", "untrained-top"), 19);
    }

    /** Two SAEs alone. */
    static void fewIn(Path site) throws IOException {
        recordIn(site, SAES.subList(0, 2), List.of(), 0);
        Files.delete(site.resolve("data/sweep/sae-matching.csv"));
    }

    private static void recordIn(Path site, List<String> saes, List<String> baselines, int permutations)
            throws IOException {
        Sweep.recordIn(site);
        Path folder = site.resolve("data/sweep");
        List<Result> all = new ArrayList<>(ExperimentRecord.read(folder).results());
        all.removeIf(result -> result.id().startsWith("sae.")
                && saes.stream().noneMatch(sae -> result.id().startsWith("sae." + sae + ".")));
        List<String> ids = new ArrayList<>(List.of("mlp"));
        ids.addAll(saes);
        ids.addAll(baselines);
        StringBuilder curves = new StringBuilder("representation,k,information_bits,lower,upper,ranking\n");
        for (String id : ids) {
            results(all, id, permutations);
            curves.append(curve(id, 0.1));
        }
        saes.forEach(sae -> all.add(Result.of("sae." + sae + ".steps", 30, "steps", 20L, 7, "stage:00ff")));
        declare(folder);
        Files.writeString(folder.resolve("results.json"), Json.pretty(new Results("sweep", "ab", all)));
        Files.writeString(folder.resolve("information.csv"), curves);
        Files.writeString(
                folder.resolve("information-words.csv"),
                "representation,ranking,index,height_bits,chosen_bits,all_bits\nmlp,mean-difference,0,0.1,0.2,0.2\n");
        if (permutations > 0) {
            Files.writeString(
                    folder.resolve("information-null.csv"),
                    "representation,k,information_bits,lower,upper,ranking\n" + curve("mlp", -0.01));
        }
    }

    private static void declare(Path folder) throws IOException {
        Path file = folder.resolve("declaration.json");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace("\"analyses\": []", "\"analyses\": [{\"kind\": \"effectiveness\", \"folds\": 5}]"));
    }

    private static String curve(String id, double first) {
        StringBuilder rows = new StringBuilder();
        for (int k = 1; k <= 256; k *= 2) {
            double bits = first + k / 1024.0;
            rows.append("%s,%d,%s,%s,%s,mean-difference%n".formatted(id, k, bits, bits - 0.02, bits + 0.02));
        }
        return rows.toString().replace(System.lineSeparator(), "\n");
    }

    private static void results(List<Result> all, String id, int permutations) {
        add(all, id, "score", 0.2, 0.1, 0.3);
        add(all, id, "informationBits", 0.4, 0.3, 0.5);
        add(all, id, "allBits", 0.35, 0.3, 0.4);
        add(all, id, "bestNeuronBits", 0.1, 0.08, 0.12);
        if (!id.equals("theirs")) {
            add(all, id, "localisation", 0.5, 0.4, 0.6);
        }
        all.add(Result.of("effectiveness." + id + ".neurons", 6, "neurons", 20L, 7, "stage:00ff"));
        all.add(Result.of("effectiveness." + id + ".entropyBits", 0.99, "bits", 20L, 7, "stage:00ff"));
        if (permutations > 0) {
            all.add(Result.of("effectiveness." + id + ".p", 0.05, "none", 19L, 7, "stage:00ff"));
            all.add(Result.of(
                    "effectiveness." + id + ".permutations", permutations, "permutations", 19L, 7, "stage:00ff"));
            add(all, id, "nullScore", -0.01, -0.04, 0.02);
        }
        if (!id.equals("mlp")) {
            against(all, id);
        }
    }

    private static void against(List<Result> all, String id) {
        all.add(Result.of("effectiveness." + id + ".gainP", 0.04, "none", 20L, 7, "stage:00ff"));
        switch (id) {
            case "silent" -> add(all, id, "gain", -0.1, -0.2, -0.05);
            case "top" -> add(all, id, "gain", 0.15, 0.05, 0.25);
            default -> add(all, id, "gain", -0.01, -0.1, 0.08);
        }
        if (!id.equals("theirs")) {
            add(all, id, "retention", 0.9, 0.8, 1.1);
            all.add(Result.of("effectiveness." + id + ".retentionP", 0.3, "none", 20L, 7, "stage:00ff"));
        }
        if (id.equals("top")) {
            add(all, id, "localisationMinusMlp", 0.25, 0.1, 0.4);
            all.add(Result.of("effectiveness." + id + ".localisationP", 0.02, "none", 20L, 7, "stage:00ff"));
        }
    }

    private static void add(List<Result> all, String id, String name, double value, double lower, double upper) {
        all.add(Result.of(
                "effectiveness.%s.%s".formatted(id, name),
                value,
                "none",
                new Interval(lower, upper, "95% bootstrap interval over words"),
                20L,
                7,
                "stage:00ff"));
    }
}
