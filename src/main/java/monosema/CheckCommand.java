package monosema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import monosema.config.StudyReader;
import monosema.record.BuildReport;
import monosema.record.ExperimentRecord;
import monosema.record.TTestCheck;
import monosema.report.claim.ClaimLedger;
import monosema.site.Problem;
import monosema.site.SiteCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * {@code check}: whether the build may pass: no failed experiment, no record that differs, no claim that the records
 * contradict, no fault in a page or t-test.
 */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Checks the last run, every claim, every page and every t-test.")
final class CheckCommand implements Callable<Integer> {
    @Mixin
    StudyOptions study = new StudyOptions();

    @Mixin
    StrictOption strict = new StrictOption();

    Optional<String> program = Fingerprint.program();

    @Override
    public Integer call() {
        BuildReport build = BuildReport.read(study.target).orElse(new BuildReport(List.of()));
        List<BuildReport.Entry> failures = build.failures();
        int notHere = strict.failures(build);
        for (BuildReport.Entry failure : failures) {
            System.err.println("error: experiment %s: %s: %s (again: %s)"
                    .formatted(failure.id(), failure.outcome(), failure.message(), failure.rerun()));
        }
        int brokenClaims = brokenClaims();
        LastTime last = new LastTime(study.target, "check");
        Fingerprint site = Fingerprint.of(program).files(study.site);
        boolean passed = last.was(site);
        Faults faults = passed ? Faults.NONE : faults();
        if (faults.equals(Faults.NONE)) {
            last.remember(site);
        }
        if (failures.isEmpty() && notHere == 0 && brokenClaims == 0 && faults.equals(Faults.NONE)) {
            System.out.println("check  no failed experiment, no fault in any page, every t-test confirmed"
                    + (passed ? ": the site is as it was" : ""));
            return Main.OK;
        }
        System.err.println(
                "error: %d failed experiments, %d faults in pages, %d t-test tables that differ, %d broken claims%s"
                        .formatted(
                                failures.size(),
                                faults.inPages(),
                                faults.inTests(),
                                brokenClaims,
                                notHere == 0 ? "" : ", %d parts not run here".formatted(notHere)));
        return Main.FAILED;
    }

    /** Says of each claim that does not hold why, and counts them; the records are asked even if nothing has changed. */
    private int brokenClaims() {
        ClaimLedger ledger = ClaimLedger.read(StudyReader.read(study.experiments), study.site.resolve("data"));
        if (!ledger.claims().isEmpty()) {
            System.out.println("check  " + ledger.summary());
        }
        ledger.faults().forEach(fault -> System.err.println("error: " + fault));
        return ledger.broken().size();
    }

    private record Faults(int inPages, int inTests) {
        private static final Faults NONE = new Faults(0, 0);
    }

    /** Says every fault of the site and counts them. */
    private Faults faults() {
        List<Problem> problems = SiteCheck.check(study.site);
        problems.forEach(problem -> System.err.println("error: " + study.site.resolve(problem.toString())));
        List<String> tests = tests();
        tests.forEach(test -> System.err.println("error: " + test));
        return new Faults(problems.size(), tests.size());
    }

    /** The published t-tests against those of another library. */
    private List<String> tests() {
        Path data = study.site.resolve("data");
        if (!Files.isDirectory(data)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(data)) {
            return folders.filter(ExperimentRecord::existsIn)
                    .sorted()
                    .flatMap(folder -> TTestCheck.problems(ExperimentRecord.read(folder)).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
