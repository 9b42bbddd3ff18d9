package monosema.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import monosema.io.BadInputException;
import monosema.io.Json;

/**
 * What becomes of a committed record when its experiment has been run: it is written anew where the declaration or the
 * code changed, confirmed where the same numbers came out, and left as it is, with a list of what moved, where they did
 * not.
 */
public final class RecordUpdate {
    private static final String RESULTS = "results.json";
    /** Differs from run to run; a confirmed record keeps its own. */
    private static final String RUN = "run.json";

    /** How it ended. */
    public enum Outcome {
        /** There was no record, or its key was another one: written. */
        RECORDED,
        /** Every file but {@code run.json} is equal, byte by byte: left as it is. */
        CONFIRMED,
        /** Same key, other numbers on another grade, device or processor, each inside its committed interval: left. */
        AGREES,
        /** Same key, other numbers, same grade, device and processor: left as it is; an error. */
        DIFFERS,
        /** As {@link #AGREES}, but a number lies outside its committed interval: left as it is. */
        DIFFERS_ELSEWHERE
    }

    /**
     * The outcome and what moved.
     *
     * @param outcome how it ended
     * @param moved one line for each number or file that is not the committed one; empty unless something differs
     */
    public record Verdict(Outcome outcome, List<String> moved) {
        public Verdict {
            moved = List.copyOf(moved);
        }
    }

    private RecordUpdate() {}

    /**
     * Compares and, where due, replaces.
     *
     * @param fresh a complete record, just made
     * @param committed the record's folder in the site; need not exist
     * @param rerecord whether differing numbers replace the committed ones too
     * @throws BadInputException if the site cannot be written; the committed record is then as it was
     */
    public static Verdict apply(Path fresh, Path committed, boolean rerecord) {
        try {
            FolderSwap.clear(committed);
            if (!Files.exists(committed.resolve(RESULTS)) || !key(fresh).equals(key(committed))) {
                FolderSwap.replace(fresh, committed);
                return new Verdict(Outcome.RECORDED, List.of());
            }
            List<String> moved = RecordDifference.between(committed, fresh, RESULTS, RUN);
            if (moved.isEmpty()) {
                return new Verdict(Outcome.CONFIRMED, List.of());
            }
            if (rerecord) {
                FolderSwap.replace(fresh, committed);
                return new Verdict(Outcome.RECORDED, moved);
            }
            return new Verdict(differing(fresh, committed), moved);
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

    private static Outcome differing(Path fresh, Path committed) {
        if (arithmetic(fresh).equals(arithmetic(committed))) {
            return Outcome.DIFFERS;
        }
        boolean inside = RecordDifference.outsideIntervals(committed.resolve(RESULTS), fresh.resolve(RESULTS))
                .isEmpty();
        return inside ? Outcome.AGREES : Outcome.DIFFERS_ELSEWHERE;
    }

    private static String key(Path record) {
        return Json.readTree(record.resolve(RESULTS)).path("key").asText();
    }

    /** What must be the same for the same bytes. The processor is part of it, by measurement: see the README. */
    private static Optional<String> arithmetic(Path record) {
        Path file = record.resolve(RUN);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        JsonNode run = Json.readTree(file);
        return Optional.of(String.join(
                ", ",
                run.path("grade").asText(),
                run.path("device").asText(),
                run.path("cpu").asText()));
    }

    /** Values by id, in order of id. */
    static Map<String, Double> values(Path record) {
        Map<String, Double> values = new TreeMap<>();
        for (JsonNode result : Json.readTree(record.resolve(RESULTS)).path("results")) {
            values.put(result.path("id").asText(), result.path("value").asDouble(Double.NaN));
        }
        return values;
    }
}
