package monosema;

import java.util.List;
import monosema.record.BuildReport;
import picocli.CommandLine.Option;

/** {@code --strict}: what this machine cannot run is a failure. */
final class StrictOption {
    @Option(
            names = "--strict",
            arity = "0..1",
            defaultValue = "false",
            fallbackValue = "true",
            description = "Fail where something cannot run here: no GPU, hub not reached.")
    boolean strict;

    /** Says each part of a build that did not run here; none where that is allowed. */
    int failures(BuildReport report) {
        List<String> parts = strict ? report.notHere() : List.of();
        parts.forEach(part -> System.err.println("error: not run here (strict): " + part));
        return parts.size();
    }
}
