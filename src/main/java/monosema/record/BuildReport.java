package monosema.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
     * @param notHere what of it this machine could not run, and why, a line each
     */
    public record Entry(
            String id, String outcome, @Nullable String message, List<String> log, String rerun, List<String> notHere) {
        /** It ran, and its record was written. */
        public static final String RECORDED = "recorded";
        /** It ran, and its record says the same. */
        public static final String CONFIRMED = "confirmed";
        /** It did not run, by declaration or choice; its record stays. */
        public static final String KEPT = "kept";
        /** It did not run, and has no record. */
        public static final String NOT_RUN = "not-run";
        /** It gave other numbers on another grade, device or processor, each where it may lie; the record stays. */
        public static final String AGREES = "agrees";
        /** It gave other bytes than its record, which stays, on the same grade, device and processor; fails the build. */
        public static final String DIFFERS = "differs";
        /** As {@link #AGREES}, but a number lies where it may not; fails the build. */
        public static final String DIFFERS_ELSEWHERE = "differs-elsewhere";
        /** It stopped with an error; its record, if any, stays; fails the build. */
        public static final String FAILED = "failed";

        public Entry {
            log = List.copyOf(log);
            notHere = List.copyOf(notHere);
        }

        /** An experiment of which nothing was left out. */
        public Entry(String id, String outcome, @Nullable String message, List<String> log, String rerun) {
            this(id, outcome, message, log, rerun, List.of());
        }

        /** The same, with what this machine could not run of it. */
        public Entry without(List<String> parts) {
            return new Entry(id, outcome, message, log, rerun, parts);
        }

        /** Whether the build must not pass. */
        public boolean failsTheBuild() {
            return outcome.equals(FAILED) || outcome.equals(DIFFERS) || outcome.equals(DIFFERS_ELSEWHERE);
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

    /** What was to run and could not on this machine: a line for each experiment or part, with the reason. */
    public List<String> notHere() {
        return experiments.stream()
                .flatMap(entry -> entry.notHere().stream().map(part -> entry.id() + ": " + part))
                .toList();
    }

    /** The report of the last run, empty if there is none. */
    public static Optional<BuildReport> read(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        JsonNode report = Json.readTree(file);
        for (JsonNode entry : report.path("experiments")) {
            if (entry instanceof ObjectNode fields && !fields.has("notHere")) {
                fields.putArray("notHere");
            }
        }
        return Optional.of(Json.convert(report, BuildReport.class, file.toString()));
    }
}
