package monosema;

import java.util.Locale;
import monosema.config.InvalidStudyException;
import monosema.io.BadInputException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;

/** The command line. */
@Command(
        name = "monosema",
        mixinStandardHelpOptions = true,
        version = "monosema 0.1.0",
        description = "Runs the experiments of experiments.yaml and publishes them as a paper.",
        subcommands = {
            RunCommand.class,
            ReportCommand.class,
            CheckCommand.class,
            CleanCommand.class,
            StoreCommand.class,
            ParityCommand.class
        })
public final class Main {
    /** Everything was done. */
    static final int OK = 0;
    /** An experiment failed, a record differs, or a check found a problem. */
    static final int FAILED = 1;
    /** The command line or an input is wrong; nothing was started. */
    static final int BAD_INPUT = 2;

    /** There is no other device to compare with. */
    static final int NOTHING_TO_COMPARE = 3;

    private Main() {}

    /** Ends the JVM with one of the exit codes above. */
    public static void main(String[] args) {
        if (ForkedJvm.isCurrent()) {
            ForkedJvm.endWithParent();
        }
        System.exit(execute(args));
    }

    static int execute(String... args) {
        // Digits are the same in every language of the user: in Arabic, %d has others, and ids of results are made with
        // it.
        Locale.setDefault(Locale.ROOT);
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(onelineForBadInput())
                .execute(args);
    }

    private static IExecutionExceptionHandler onelineForBadInput() {
        return (exception, command, parsed) -> {
            if (exception instanceof BadInputException || exception instanceof InvalidStudyException) {
                String.valueOf(exception.getMessage())
                        .lines()
                        .forEach(line -> command.getErr().println("error: " + line));
                return BAD_INPUT;
            }
            throw exception;
        };
    }
}
