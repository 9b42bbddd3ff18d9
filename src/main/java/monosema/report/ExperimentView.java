package monosema.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import monosema.config.Experiment;
import monosema.config.ModelExperiment;
import monosema.config.ModelSpec;
import monosema.record.BuildReport;
import monosema.record.ExperimentRecord;
import org.jspecify.annotations.Nullable;

/**
 * One experiment of the study.
 *
 * @param id names its folder
 * @param title one line
 * @param state {@link #RECORDED}, {@link #FAILED} or {@link #NOT_RUN}
 * @param message why it failed; or, where it has not been run, what it needs, by its declaration alone: a page must not
 *     depend on which machine looked last; may be empty
 * @param log the last lines of its log, if it failed
 * @param rerun the command that runs it again
 * @param recorded its record, or null where it has none
 */
public record ExperimentView(
        String id,
        String title,
        String state,
        String message,
        List<String> log,
        String rerun,
        @Nullable RecordView recorded)
        implements Listed {
    /** Its record is shown. */
    public static final String RECORDED = "recorded";
    /** The latest build failed in it; an older record may be there. */
    public static final String FAILED = "failed";
    /** It has no record and did not fail. */
    public static final String NOT_RUN = "not run";

    private static String needs(Experiment declared) {
        return declared.match(ExperimentView::needs, calibration -> "", planted -> "");
    }

    private static String needs(ModelExperiment declared) {
        List<String> needs = new ArrayList<>();
        if (declared.needs().gpu()) {
            needs.add("a GPU");
        }
        declared.model()
                .match(
                        trained -> Optional.<ModelSpec.HubRepository>empty(),
                        pretrained -> pretrained.home().onHub())
                .ifPresent(hub -> needs.add("the model " + hub.repository() + " from the hub"));
        return needs.isEmpty() ? "" : "It needs " + String.join(" and ", needs) + ".";
    }

    static ExperimentView of(Experiment declared, Path data, BuildReport build) {
        Path folder = data.resolve(declared.id());
        RecordView recorded = ExperimentRecord.existsIn(folder) ? RecordView.of(ExperimentRecord.read(folder)) : null;
        BuildReport.Entry outcome = build.of(declared.id()).orElse(null);
        boolean failed = outcome != null && outcome.failsTheBuild();
        String state = failed ? FAILED : recorded != null ? RECORDED : NOT_RUN;
        String message = failed && outcome != null && outcome.message() != null ? outcome.message() : "";
        String rerun = outcome == null ? BuildReport.rerun(declared.id()) : outcome.rerun();
        return new ExperimentView(
                declared.id(),
                declared.title(),
                state,
                state.equals(NOT_RUN) ? needs(declared) : message,
                failed && outcome != null ? outcome.log() : List.of(),
                rerun,
                recorded);
    }
}
