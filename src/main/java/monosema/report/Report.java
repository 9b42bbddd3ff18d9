package monosema.report;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import monosema.config.Paper;
import monosema.config.Study;
import monosema.record.BuildReport;
import monosema.report.claim.ClaimLedger;
import org.jspecify.annotations.Nullable;

/**
 * All that the site shows, read from records alone. Start here.
 *
 * @param paper title page
 * @param experiments in the order of the study, cells of sweeps among them
 * @param sweeps that the study declares
 * @param claims of the paper, checked
 * @param published the published study's figures
 */
public record Report(
        Paper paper,
        List<ExperimentView> experiments,
        List<MatrixView> sweeps,
        ClaimLedger claims,
        Published published) {
    public Report {
        experiments = List.copyOf(experiments);
        sweeps = List.copyOf(sweeps);
    }

    /**
     * Reads the records of a study.
     *
     * @param study what is declared
     * @param site the folder that holds {@code data/<id>/}
     * @param build the folder that holds the latest build's report; it may be missing
     * @throws monosema.io.BadInputException if a record is damaged, naming the file
     */
    public static Report read(Study study, Path site, Path build) {
        BuildReport outcomes = BuildReport.read(build).orElse(new BuildReport(List.of()));
        Path data = site.resolve("data");
        Map<String, ExperimentView> experiments = new LinkedHashMap<>();
        study.experiments()
                .forEach(declared -> experiments.put(declared.id(), ExperimentView.of(declared, data, outcomes)));
        return new Report(
                study.paper(),
                List.copyOf(experiments.values()),
                study.sweeps().stream()
                        .map(sweep -> MatrixView.of(sweep, experiments))
                        .toList(),
                ClaimLedger.read(study, data),
                Published.STUDY);
    }

    /** What the study declares, in its order: a sweep in place of its cells. */
    public List<Listed> listed() {
        Map<String, Listed> sweepOf = new HashMap<>();
        sweeps.forEach(sweep ->
                sweep.cells().forEach(cell -> sweepOf.put(cell.experiment().id(), sweep)));
        Map<String, Listed> listed = new LinkedHashMap<>();
        for (ExperimentView experiment : experiments) {
            Listed one = sweepOf.getOrDefault(experiment.id(), experiment);
            listed.put(one.id(), one);
        }
        return List.copyOf(listed.values());
    }

    /** The sweep that an experiment is a cell of; null where it is of none. */
    public @Nullable MatrixView sweepOf(String experiment) {
        return sweeps.stream()
                .filter(sweep -> sweep.cells().stream()
                        .anyMatch(cell -> cell.experiment().id().equals(experiment)))
                .findFirst()
                .orElse(null);
    }

    /**
     * The experiment that the paper is about: the first on a model and its SAEs that has a record with analyses, else the
     * first that has a record; null where none has. One whose SAEs could not be trained yet has a page and no paper.
     */
    public @Nullable ExperimentView main() {
        ExperimentView analysed = first(record -> record instanceof RecordedModel model
                && !model.saes().isEmpty()
                && !model.analyses().isEmpty());
        return analysed != null
                ? analysed
                : first(record ->
                        record instanceof RecordedModel model && !model.saes().isEmpty());
    }

    /** Whether any experiment has a record. */
    public boolean recorded() {
        return experiments.stream().anyMatch(experiment -> experiment.recorded() != null);
    }

    /** The first sweep over SAEs, an experiment without analyses, that has a record; null where none has. */
    public @Nullable ExperimentView sweep() {
        return first(record -> record instanceof RecordedModel model && model.sweep());
    }

    /** The first calibration study that has a record; null where none has. */
    public @Nullable ExperimentView calibration() {
        return first(RecordedCalibration.class::isInstance);
    }

    /** The first study of planted dictionaries that has a record; null where none has. */
    public @Nullable ExperimentView planted() {
        return first(record -> record instanceof RecordedPlanted planted && planted.validation() == null);
    }

    /** The first recorded experiment that scores several concepts; null if there is none. */
    public @Nullable ExperimentView conceptStudy() {
        return first(record -> record instanceof RecordedModel model
                && model.effectiveness() != null
                && !model.words().concepts().isEmpty());
    }

    /** The first recorded study that validates scores on planted dictionaries; null if there is none. */
    public @Nullable ExperimentView validation() {
        return first(record -> record instanceof RecordedPlanted planted && planted.validation() != null);
    }

    /** The architectures of the SAEs that the paper speaks of, such as {@code topk}: where they come from is cited. */
    public List<String> architectures() {
        return autoencoders()
                .flatMap(saes -> saes.architectures().stream())
                .distinct()
                .toList();
    }

    /** Whether the paper speaks of SAEs of one recipe and different seeds. */
    public boolean seedPairs() {
        return autoencoders().anyMatch(saes -> !saes.pairs().isEmpty());
    }

    private Stream<SaesView> autoencoders() {
        return Stream.concat(Stream.ofNullable(main()), Stream.ofNullable(sweep()))
                .flatMap(shown -> shown.recorded() instanceof RecordedModel model
                        ? Stream.of(model.autoencoders())
                        : Stream.of());
    }

    private @Nullable ExperimentView first(Predicate<RecordView> kind) {
        return experiments.stream()
                .filter(experiment -> isOf(kind, experiment.recorded()))
                .findFirst()
                .orElse(null);
    }

    private static boolean isOf(Predicate<RecordView> kind, @Nullable RecordView recorded) {
        return recorded != null && kind.test(recorded);
    }
}
