package monosema;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import monosema.config.Study;
import monosema.config.StudyReader;
import monosema.record.BuildReport;
import monosema.record.ExperimentRecord;
import monosema.record.RecordUpdate;
import monosema.report.Report;
import monosema.site.SiteChanges;
import monosema.site.SiteWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code report}: draws every page from the records. */
@Command(name = "report", mixinStandardHelpOptions = true, description = "Draws the paper from the records.")
final class ReportCommand implements Callable<Integer> {
    @Mixin
    StudyOptions study = new StudyOptions();

    @Option(
            names = "--templates",
            defaultValue = "templates",
            description = "Folder of the templates (${DEFAULT-VALUE}).")
    Path templates = Path.of("templates");

    Optional<String> program = Fingerprint.program();

    @Override
    public Integer call() {
        Study declared = StudyReader.read(study.experiments);
        declared.experiments()
                .forEach(experiment ->
                        RecordUpdate.recover(study.site.resolve("data").resolve(experiment.id())));
        LastTime last = new LastTime(study.target, "report");
        Fingerprint sources = sources();
        if (last.was(withPages(sources))) {
            System.out.println("site  nothing to write: records, templates and pages are as they were");
            return Main.OK;
        }
        Report report = Report.read(declared, study.site, study.target);
        SiteChanges changes = new SiteWriter(templates, study.site).write(report);
        changes.written().forEach(file -> System.out.println("  wrote    " + file));
        changes.removed().forEach(file -> System.out.println("  removed  " + file));
        System.out.println("site  %d files written, %d unchanged, %d removed"
                .formatted(
                        changes.written().size(),
                        changes.unchanged(),
                        changes.removed().size()));
        last.remember(withPages(sources));
        return Main.OK;
    }

    /** What pages are drawn from, as it is now: what changes while they are drawn is drawn the next time. */
    private Fingerprint sources() {
        return Fingerprint.of(program)
                .files(study.experiments)
                .files(templates)
                .files(study.site.resolve("data"), path -> !isDrawn(path))
                .files(study.target.resolve(BuildReport.FILE));
    }

    private Fingerprint withPages(Fingerprint sources) {
        Path data = study.site.resolve("data");
        return sources.files(study.site, path -> !path.startsWith(data) || isDrawn(path));
    }

    /** Among the data, what is drawn with the pages. */
    private static boolean isDrawn(Path path) {
        return path.endsWith(ExperimentRecord.CRATE);
    }
}
