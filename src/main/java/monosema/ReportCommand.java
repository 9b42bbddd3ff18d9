package monosema;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import monosema.config.StudyReader;
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

    @Override
    public Integer call() {
        Report report = Report.read(StudyReader.read(study.experiments), study.site, study.target);
        SiteChanges changes = new SiteWriter(templates, study.site).write(report);
        changes.written().forEach(file -> System.out.println("  wrote    " + file));
        changes.removed().forEach(file -> System.out.println("  removed  " + file));
        System.out.println("site  %d files written, %d unchanged, %d removed"
                .formatted(
                        changes.written().size(),
                        changes.unchanged(),
                        changes.removed().size()));
        return Main.OK;
    }
}
