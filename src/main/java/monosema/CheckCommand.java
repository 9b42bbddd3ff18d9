package monosema;

import java.util.List;
import java.util.concurrent.Callable;
import monosema.record.BuildReport;
import monosema.site.Problem;
import monosema.site.SiteCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code check}: whether the build may pass: no failed experiment, no record that differs, no fault in a page. */
@Command(name = "check", mixinStandardHelpOptions = true, description = "Checks the last run and every page.")
final class CheckCommand implements Callable<Integer> {
    @Mixin
    StudyOptions study = new StudyOptions();

    @Override
    public Integer call() {
        List<BuildReport.Entry> failures =
                BuildReport.read(study.target).map(BuildReport::failures).orElse(List.of());
        for (BuildReport.Entry failure : failures) {
            System.err.println("error: experiment %s: %s: %s (again: %s)"
                    .formatted(failure.id(), failure.outcome(), failure.message(), failure.rerun()));
        }
        List<Problem> problems = SiteCheck.check(study.site);
        problems.forEach(problem -> System.err.println("error: " + study.site.resolve(problem.toString())));
        if (failures.isEmpty() && problems.isEmpty()) {
            System.out.println("check  no failed experiment, no fault in any page");
            return Main.OK;
        }
        System.err.println(
                "error: %d failed experiments, %d faults in pages".formatted(failures.size(), problems.size()));
        return Main.FAILED;
    }
}
