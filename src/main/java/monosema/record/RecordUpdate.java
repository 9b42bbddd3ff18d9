package monosema.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import monosema.config.Tolerances;
import monosema.io.BadInputException;
import monosema.io.Json;

/**
 * What becomes of a committed record when its experiment has been run: it is written anew where the declaration or the
 * code changed, confirmed where the same numbers came out, and left as it is, with a list of what moved, where they did
 * not.
 */
public final class RecordUpdate {
    static final String RESULTS = "results.json";
    /** Differs from run to run; a confirmed record keeps its own. */
    private static final String RUN = "run.json";
    /** Under one key it differs in names alone, such as the title. */
    private static final String DECLARATION = "declaration.json";

    private static final Set<String> OTHERWISE_TOLD = Set.of(RUN, DECLARATION, ExperimentRecord.CRATE);

    /** How it ended. */
    public enum Outcome {
        /** There was no record, its key was another one, or it was to be recorded again: written. */
        RECORDED,
        /** Every file of numbers is equal, byte by byte: left as it is. */
        CONFIRMED,
        /** Same key, other numbers on another grade, device or processor, each where it may lie: left. */
        AGREES,
        /** Same key, other bytes, same grade, device and processor: left as it is; an error. */
        DIFFERS,
        /** As {@link #AGREES}, but a number lies where it may not: left as it is; an error. */
        DIFFERS_ELSEWHERE
    }

    /**
     * The outcome and what moved.
     *
     * @param outcome how it ended
     * @param drift what is not the committed record's; empty where there was none
     * @param recordedOn what computed the committed record, if something differs; else empty
     * @param runOn what computed now, likewise
     */
    public record Verdict(Outcome outcome, Drift drift, String recordedOn, String runOn) {
        private static Verdict of(Outcome outcome, Drift drift) {
            return new Verdict(outcome, drift, "", "");
        }
    }

    private RecordUpdate() {}

    /**
     * Compares and, where due, replaces.
     *
     * @param fresh a complete record, just made
     * @param committed the record's folder in the site; need not exist
     * @param rerecord whether the fresh record replaces the committed one whatever came out
     * @param tolerances how far numbers may move on another grade, device or processor
     * @throws BadInputException if the site cannot be written; the committed record is then as it was
     */
    public static Verdict apply(Path fresh, Path committed, boolean rerecord, Tolerances tolerances) {
        try {
            FolderSwap.clear(committed);
            if (!Files.exists(committed.resolve(RESULTS)) || !key(fresh).equals(key(committed))) {
                FolderSwap.replace(fresh, committed);
                return Verdict.of(Outcome.RECORDED, Drift.NONE);
            }
            boolean same = arithmetic(fresh).equals(arithmetic(committed));
            Drift drift = RecordDifference.between(
                    committed, fresh, result -> tolerance(result, same, tolerances), OTHERWISE_TOLD);
            if (rerecord) {
                FolderSwap.replace(fresh, committed);
                return Verdict.of(Outcome.RECORDED, drift);
            }
            if (drift.isEmpty()) {
                rename(fresh.resolve(DECLARATION), committed.resolve(DECLARATION));
                return Verdict.of(Outcome.CONFIRMED, drift);
            }
            return new Verdict(differing(drift, same), drift, arithmetic(committed), arithmetic(fresh));
        } catch (IOException e) {
            throw new BadInputException(committed + ": the record cannot be written: " + e, e);
        }
    }

    /**
     * Brings a record back that a build was about to replace when it died. To be called before records are read.
     *
     * @param committed the record's folder in the site; need not exist
     * @throws BadInputException if the site cannot be written
     */
    public static void recover(Path committed) {
        try {
            FolderSwap.recover(committed);
        } catch (IOException e) {
            throw new BadInputException(committed + ": the record cannot be brought back: " + e, e);
        }
    }

    private static Tolerance tolerance(JsonNode result, boolean sameArithmetic, Tolerances stated) {
        return sameArithmetic
                ? Tolerance.equal(result.path("value").asDouble(Double.NaN))
                : Tolerance.elsewhere(result, stated);
    }

    private static Outcome differing(Drift drift, boolean sameArithmetic) {
        if (sameArithmetic) {
            return Outcome.DIFFERS;
        }
        return drift.within() ? Outcome.AGREES : Outcome.DIFFERS_ELSEWHERE;
    }

    private static void rename(Path fresh, Path committed) throws IOException {
        if (Files.exists(fresh) && (!Files.exists(committed) || Files.mismatch(fresh, committed) >= 0)) {
            Path copy = committed.resolveSibling("." + DECLARATION + ".new");
            Files.copy(fresh, copy, StandardCopyOption.REPLACE_EXISTING);
            Files.move(copy, committed, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static String key(Path record) {
        return Json.readTree(record.resolve(RESULTS)).path("key").asText();
    }

    /**
     * What must be the same for the same bytes. The processor is part of it, by measurement: see the README; the number of
     * its cores is where it sets the number of compute threads, as it does in every grade but {@code portable}.
     */
    private static String arithmetic(Path record) {
        Path file = record.resolve(RUN);
        if (!Files.exists(file)) {
            return "unknown";
        }
        JsonNode run = Json.readTree(file);
        String grade = run.path("grade").asText();
        String cores = grade.equals("portable")
                ? ""
                : ", %s cores".formatted(run.path("cores").asText());
        return "%s, %s, %s%s"
                .formatted(grade, run.path("device").asText(), run.path("cpu").asText(), cores);
    }
}
