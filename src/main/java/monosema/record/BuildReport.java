package monosema.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import monosema.io.BadInputException;
import monosema.io.Json;
import org.jspecify.annotations.Nullable;

/**
 * What the last run made of each experiment: {@code target/monosema/build.json}. A build's own, never part of the site,
 * but a failed experiment's page shows its part.
 *
 * @param experiments in the order of the declaration
 */
public record BuildReport(List<Entry> experiments) {
    /** The file's name. */
    public static final String FILE = "build.json";

    public BuildReport {
        experiments = List.copyOf(experiments);
    }

    /**
     * One experiment.
     *
     * @param id its id
     * @param outcome what became of it: {@link #RECORDED} and so on
     * @param message what went wrong or differs, in one line; null where there is nothing to say
     * @param log the last lines that it printed, or what moved
     * @param rerun the command that runs it again
     */
    public record Entry(String id, String outcome, @Nullable String message, List<String> log, String rerun) {
        /** It ran, and its record was written. */
        public static final String RECORDED = "recorded";
        /** It ran, and its record says the same. */
        public static final String CONFIRMED = "confirmed";
        /** It did not run, by declaration or choice; its record stays. */
        public static final String KEPT = "kept";
        /** It did not run, and has no record. */
        public static final String NOT_RUN = "not-run";
        /** It gave other numbers on another grade, device or processor, all inside the record's intervals; the record stays. */
        public static final String AGREES = "agrees";
        /** It gave other numbers than its record, which stays, on the same grade, device and processor; fails the build. */
        public static final String DIFFERS = "differs";
        /** As {@link #DIFFERS}, but on another grade, device or processor; does not fail the build. */
        public static final String DIFFERS_ELSEWHERE = "differs-elsewhere";
        /** It stopped with an error; its record, if any, stays; fails the build. */
        public static final String FAILED = "failed";

        public Entry {
            log = List.copyOf(log);
        }

        /** Whether the build must not pass. */
        public boolean failsTheBuild() {
            return outcome.equals(FAILED) || outcome.equals(DIFFERS);
        }
    }

    /** What it says of one experiment. */
    public Optional<Entry> of(String id) {
        return experiments.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    /** The command that runs one experiment again. */
    public static String rerun(String experiment) {
        return "mvn verify -Dmonosema.only=" + experiment;
    }

    /** The experiments for which the build must not pass. */
    public List<Entry> failures() {
        return experiments.stream().filter(Entry::failsTheBuild).toList();
    }

    /**
     * Writes it, all of it or nothing.
     *
     * @param folder is made
     * @throws BadInputException if it cannot be written
     */
    public void write(Path folder) {
        Path file = folder.resolve(FILE);
        Path part = folder.resolve(FILE + ".part");
        try {
            Files.createDirectories(folder);
            Files.writeString(part, Json.pretty(this));
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new BadInputException(file + ": the build's report cannot be written: " + e, e);
        }
    }

    /** The report of the last run, empty if there is none. */
    public static Optional<BuildReport> read(Path folder) {
        Path file = folder.resolve(FILE);
        return Files.exists(file) ? Optional.of(Json.read(file, BuildReport.class)) : Optional.empty();
    }
}
