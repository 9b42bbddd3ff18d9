package monosema.run;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import monosema.config.CorpusSpec;
import monosema.config.DeviceChoice;
import monosema.config.Experiment;
import monosema.config.ModelExperiment;
import monosema.config.ModelSpec;
import monosema.config.SaeSpec;
import monosema.config.StreamSpec;
import monosema.config.Study;
import monosema.config.Sweep;
import monosema.store.StageStore;

/**
 * The cells of all sweeps, and the folders for the activations that SAEs are trained on, each of cells of one sweep that
 * read the same ones. A folder is removed when the last of its cells that is due is done; what a killed run leaves there,
 * the next one reads.
 */
final class SweepCells {
    private final Set<String> cells;
    private final Map<String, Path> folderOfCell = new HashMap<>();
    private final Map<Path, Long> left;
    private final Consumer<String> messages;

    /**
     * No folder is made yet.
     *
     * @param due what this run builds: nothing is kept for other cells
     * @param messages is told of folders that cannot be removed
     */
    SweepCells(Study study, List<Experiment> due, StageStore store, Consumer<String> messages) {
        this.messages = messages;
        this.cells = study.sweepOfCell().keySet();
        Map<String, ModelExperiment> models = study.experiments().stream()
                .filter(SweepCells::trains)
                .map(ModelExperiment.class::cast)
                .collect(Collectors.toMap(ModelExperiment::id, model -> model));
        for (Sweep sweep : study.sweeps()) {
            Map<Reads, Path> folders = new HashMap<>();
            for (Sweep.Cell cell : sweep.cells()) {
                Optional.ofNullable(models.get(cell.id())).map(Reads::of).ifPresent(reads -> {
                    // By number, counted over all cells: the same in every run of one declaration.
                    String name = "%s-pools-%d".formatted(sweep.id(), folders.size() + 1);
                    folderOfCell.put(cell.id(), folders.computeIfAbsent(reads, one -> store.sharedScratch(name)));
                });
            }
        }
        this.left = due.stream()
                .map(experiment -> Optional.ofNullable(folderOfCell.get(experiment.id())))
                .flatMap(Optional::stream)
                .collect(Collectors.groupingBy(folder -> folder, Collectors.counting()));
        folderOfCell.values().removeIf(folder -> left.getOrDefault(folder, 0L) < 2);
    }

    /** All that the activations depend on, as it is declared. */
    private record Reads(
            CorpusSpec corpus, ModelSpec model, String hook, StreamSpec stream, long seed, DeviceChoice device) {
        static Reads of(ModelExperiment experiment) {
            return new Reads(
                    experiment.corpus(),
                    experiment.model(),
                    experiment.activations().hook(),
                    experiment.stream(),
                    experiment.seed(),
                    experiment.device());
        }
    }

    private static boolean trains(Experiment experiment) {
        return experiment instanceof ModelExperiment model
                && model.saes().stream().anyMatch(SaeSpec.Trained.class::isInstance);
    }

    /** Whether an experiment is a cell of a sweep. */
    boolean contains(String experiment) {
        return cells.contains(experiment);
    }

    /** Where a cell shares its activations; empty for one that shares them with no other that is due. */
    Optional<Path> folder(String experiment) {
        return Optional.ofNullable(folderOfCell.get(experiment));
    }

    /** Notes that an experiment is done, well or not. */
    synchronized void done(String experiment) {
        folder(experiment).ifPresent(folder -> {
            if (left.merge(folder, -1L, Long::sum) == 0) {
                try {
                    TrainingActivations.remove(folder);
                } catch (UncheckedIOException e) {
                    messages.accept("%s: kept activations cannot be removed (%s)".formatted(folder, e.getCause()));
                }
            }
        });
    }
}
