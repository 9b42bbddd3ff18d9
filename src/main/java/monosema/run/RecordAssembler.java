package monosema.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import monosema.config.Declaration;
import monosema.config.Experiment;
import monosema.config.ModelExperiment;
import monosema.io.Json;
import monosema.provenance.Sha256;
import monosema.record.Result;
import monosema.record.Results;
import monosema.record.RunInfo;
import monosema.sae.SaeLensFolder;
import monosema.store.StageResult;

/** An experiment's record, put together from what its stages left. */
final class RecordAssembler {
    /** A site is kept in git, which keeps every version of it. */
    private static final long LARGEST_WEIGHTS = 8L << 20;
    /** With so many, activations of the words of a concept are a few hundred KiB to a MiB for each. */
    private static final int MOST_SAES_OF_CONCEPTS = 2;

    /** What of the bulk of a record is published. */
    private record Bulk(boolean weights, String firstSae, boolean activationsOfConcepts) {
        static Bulk of(Experiment experiment, boolean cell) {
            if (cell || !(experiment instanceof ModelExperiment model)) {
                return new Bulk(!cell, "", false);
            }
            return new Bulk(
                    !model.analyses().isEmpty(),
                    model.saes().get(0).id(),
                    model.saes().size() <= MOST_SAES_OF_CONCEPTS);
        }

        /** Whether weights are in the record themselves, and not their checksum alone. */
        boolean hasWhole(Path weights) throws IOException {
            return weights.endsWith(Path.of(firstSae, SaeLensFolder.WEIGHTS)) && Files.size(weights) <= LARGEST_WEIGHTS;
        }

        /** Whether a file goes into the record: {@code <concept>/activations-*} where there are not too many. */
        boolean has(Path relative) {
            return activationsOfConcepts
                    || relative.getNameCount() != 2
                    || !relative.getFileName().toString().startsWith("activations-");
        }
    }

    private RecordAssembler() {}

    /**
     * The record's key: the declaration, what was read from outside and the code of the stages that the experiment has,
     * without names, device or grade.
     *
     * @param stages after the experiment has run
     */
    static String key(Experiment experiment, StageRunner stages) {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("declaration", Declaration.identity(experiment));
        parts.putAll(stages.external());
        stages.versions().forEach((stage, version) -> parts.put("version of " + stage, version));
        return Sha256.of(Json.canonical(parts));
    }

    /**
     * Writes the record. The weights of the first SAE are in it; those of others, and of more than 8 MiB, stay in the store,
     * with their checksum in the record; a rerun makes them again. So do those of which there may be hundreds: where there is no analysis of words, and in a cell of
     * a sweep. The activations of the words of further concepts, a MiB for each concept and SAE, are published of
     * experiments of one or two SAEs that are no such cell; those of the first concept always.
     *
     * @param folder emptied first
     * @param cell whether the experiment is a cell of a sweep
     * @param stages a file that several of them left is a table: header once, rows in the order of the stages
     */
    static void write(
            Path folder, Experiment experiment, boolean cell, String key, List<StageResult> stages, RunInfo run)
            throws IOException {
        clear(folder);
        Files.createDirectories(folder);
        Bulk bulk = Bulk.of(experiment, cell);
        List<Result> results = new ArrayList<>();
        for (StageResult stage : stages) {
            results.addAll(List.of(Json.read(stage.folder().resolve(StageWriter.RESULTS), Result[].class)));
            addFiles(stage.folder().resolve(StageWriter.RECORD), folder, bulk);
        }
        Results all = new Results(experiment.id(), key, results);
        Files.writeString(folder.resolve("results.json"), Json.pretty(all));
        Files.writeString(folder.resolve("declaration.json"), Json.pretty(Declaration.of(experiment)));
        Files.writeString(folder.resolve("run.json"), Json.pretty(run));
    }

    private static void addFiles(Path from, Path to, Bulk bulk) throws IOException {
        for (Path file : files(from)) {
            Path relative = from.relativize(file);
            Path target = to.resolve(relative.toString());
            if (!bulk.has(relative)) {
                continue;
            }
            Files.createDirectories(target.getParent());
            if (file.endsWith(SaeLensFolder.WEIGHTS)) {
                addWeights(file, target, bulk);
            } else if (Files.exists(target)) {
                String table = Files.readString(file);
                Files.writeString(target, table.substring(table.indexOf('\n') + 1), StandardOpenOption.APPEND);
            } else {
                Files.copy(file, target);
            }
        }
    }

    private static void addWeights(Path file, Path target, Bulk bulk) throws IOException {
        if (bulk.weights() && bulk.hasWhole(file)) {
            Files.copy(file, target);
        } else if (bulk.weights()) {
            String name = target.getFileName().toString();
            Files.writeString(target.resolveSibling(name + ".sha256"), Sha256.of(file) + "  " + name + "\n");
        }
    }

    /** Paths of the files below a folder, with slashes, in order; none where it is not there. */
    static List<String> names(Path folder) {
        try {
            return files(folder).stream()
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void clear(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> paths = Files.walk(folder)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
