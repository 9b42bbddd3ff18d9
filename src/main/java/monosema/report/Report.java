package monosema.report;

import java.nio.file.Path;
import java.util.List;
import monosema.config.Paper;
import monosema.config.Study;
import monosema.record.BuildReport;
import org.jspecify.annotations.Nullable;

/**
 * All that the site shows, read from records alone. Start here.
 *
 * @param paper title page
 * @param experiments in the order of the study
 * @param published the published study's figures
 */
public record Report(Paper paper, List<ExperimentView> experiments, Published published) {
    public Report {
        experiments = List.copyOf(experiments);
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
        return new Report(
                study.paper(),
                study.experiments().stream()
                        .map(declared -> ExperimentView.of(declared, data, outcomes))
                        .toList(),
                Published.STUDY);
    }

    /** The experiment that the paper is about: the first on a model that has a record; null where none has. */
    public @Nullable ExperimentView main() {
        return first(RecordedModel.class);
    }

    /** The first calibration study that has a record; null where none has. */
    public @Nullable ExperimentView calibration() {
        return first(RecordedCalibration.class);
    }

    /** The first study of planted dictionaries that has a record; null where none has. */
    public @Nullable ExperimentView planted() {
        return first(RecordedPlanted.class);
    }

    private @Nullable ExperimentView first(Class<? extends RecordView> kind) {
        return experiments.stream()
                .filter(experiment -> kind.isInstance(experiment.recorded()))
                .findFirst()
                .orElse(null);
    }
}
