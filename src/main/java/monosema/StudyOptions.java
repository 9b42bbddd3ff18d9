package monosema;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where a study lies and where its paper goes: options of every command that reads the declaration. */
final class StudyOptions {
    @Option(
            names = "--experiments",
            defaultValue = "experiments.yaml",
            description = "The declaration (${DEFAULT-VALUE}).")
    Path experiments = Path.of("experiments.yaml");

    @Option(
            names = "--site",
            defaultValue = "site",
            description = "Folder of the paper and its records (${DEFAULT-VALUE}).")
    Path site = Path.of("site");

    @Option(
            names = "--target",
            defaultValue = "target/monosema",
            description = "Folder of what only this build needs (${DEFAULT-VALUE}).")
    Path target = Path.of("target/monosema");
}
