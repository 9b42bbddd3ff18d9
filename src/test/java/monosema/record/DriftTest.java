package monosema.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import monosema.config.Tolerances;
import monosema.config.Tolerances.Rule;
import monosema.io.Csv;
import monosema.io.Json;
import monosema.record.RecordUpdate.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole record, and the same after a rerun on another processor that moved some of it. */
class DriftTest {
    private static final Path RECORD = Path.of("src/test/resources/monosema/site/data/tiny");
    /** Of the record: without an interval, with one, a count. */
    private static final String LOSS = "model.heldOutLoss";

    private static final String ACCURACY = "probe.mlp.testAccuracy";
    private static final String PERMUTATIONS = "ttest.mlp.permutations";
    private static final String FOUND = "ttest.mlp.maxT";
    private static final String SHARE = "ttest.mlp.significant.nullAny";
    private static final String FLAT = "logistic.mlp.sampleSplit.nullSignificant";

    @TempDir
    Path folder;

    private Path committed;
    private Path fresh;

    @BeforeEach
    void twoRecords() throws IOException {
        committed = copy("site/tiny");
        fresh = copy("fresh/tiny");
        edit(fresh.resolve("run.json"), "A <b>cpu</b>", "another");
    }

    @Test
    void theRecordHasWhatTheTestsMove() {
        assertThat(recorded(LOSS).path("value").asDouble()).isEqualTo(2.1);
        assertThat(recorded(LOSS).path("lower").isNull()).isTrue();
        assertThat(recorded(ACCURACY).path("upper").asDouble()).isEqualTo(0.905);
        assertThat(recorded(PERMUTATIONS).path("unit").asText()).isEqualTo("permutations");
        assertThat(recorded(FOUND).path("value").asDouble()).isEqualTo(1);
    }

    @Test
    void aNumberWithAnIntervalMayLieInIt() throws IOException {
        move(ACCURACY, 0.904);
        assertThat(outcome()).isEqualTo(Outcome.AGREES);
        move(ACCURACY, 0.906);
        assertThat(outcome()).isEqualTo(Outcome.DIFFERS_ELSEWHERE);
    }

    @Test
    void aNumberWithoutOneMayMoveByATenth() throws IOException {
        move(LOSS, 2.3);
        assertThat(outcome()).isEqualTo(Outcome.AGREES);
        move(LOSS, 2.33);
        assertThat(outcome()).isEqualTo(Outcome.DIFFERS_ELSEWHERE);
    }

    @Test
    void aNumberOfThingsMayMoveByThreeOfItsSquareRoots() throws IOException {
        move(PERMUTATIONS, 10_300);
        move(FOUND, 4);
        assertThat(outcome()).isEqualTo(Outcome.AGREES);
        move(PERMUTATIONS, 10_301);
        assertThat(outcome()).isEqualTo(Outcome.DIFFERS_ELSEWHERE);
    }

    @Test
    void aShareOfThingsMayMoveAsTheirNumberMay() throws IOException {
        assertThat(recorded(SHARE).path("value").asDouble()).isEqualTo(0.04);
        assertThat(recorded(SHARE).path("n").asInt()).isEqualTo(200);
        move(SHARE, 0.082);
        assertThat(outcome()).isEqualTo(Outcome.AGREES);
        move(SHARE, 0.083);
        assertThat(outcome()).isEqualTo(Outcome.DIFFERS_ELSEWHERE);
    }

    @Test
    void anIntervalOfNoWidthIsNone() throws IOException {
        assertThat(recorded(FLAT).path("lower").asDouble())
                .isEqualTo(recorded(FLAT).path("upper").asDouble());
        move(FLAT, 3);
        assertThat(outcome()).isEqualTo(Outcome.AGREES);
        move(FLAT, 4);
        assertThat(outcome()).isEqualTo(Outcome.DIFFERS_ELSEWHERE);
    }

    @Test
    void whatTheExperimentStatesCountsInsteadAndTheFirstRuleThatCoversAResult() throws IOException {
        move(ACCURACY, 0.82);
        move(LOSS, 3);
        Tolerances stated = new Tolerances(List.of(
                new Rule("model.*Loss", 0.5, 0.2), new Rule("probe.*.testAccuracy", 0.01, 0), new Rule("*", 1, 1)));
        RecordUpdate.Verdict verdict = update(stated);
        assertThat(verdict.outcome()).isEqualTo(Outcome.DIFFERS_ELSEWHERE);
        assertThat(verdict.drift().lines(25).get(1))
                .startsWith(ACCURACY)
                .contains("0.795000 to 0.815000, 'probe.*.testAccuracy' in experiments.yaml")
                .endsWith("BEYOND");
        assertThat(verdict.drift().lines(25).get(2)).startsWith(LOSS).endsWith("within");
    }

    @Test
    void onTheSameProcessorNothingMayMoveWhateverIsStated() throws IOException {
        edit(fresh.resolve("run.json"), "another", "A <b>cpu</b>");
        move(LOSS, Math.nextUp(2.1));
        RecordUpdate.Verdict verdict = update(new Tolerances(List.of(new Rule("*", 1, 1))));
        assertThat(verdict.outcome()).isEqualTo(Outcome.DIFFERS);
        assertThat(verdict.drift().lines(25).get(1)).contains("equal").endsWith("BEYOND");
    }

    @Test
    void aNumberThatIsNewOrGoneOrNoNumberAnyMoreIsBeyondAnyTolerance() throws IOException {
        Tolerances all = new Tolerances(List.of(new Rule("*", 1e9, 1)));
        edit(fresh.resolve("results.json"), "\"" + LOSS + "\"", "\"model.other\"");
        assertThat(update(all).drift().lines(25).subList(1, 3))
                .satisfiesExactlyInAnyOrder(
                        gone -> assertThat(gone)
                                .startsWith(LOSS)
                                .containsPattern("2\\.10000 +gone")
                                .endsWith("BEYOND"),
                        now -> assertThat(now)
                                .startsWith("model.other")
                                .containsPattern("new +2\\.1")
                                .endsWith("BEYOND"));
        edit(fresh.resolve("results.json"), "\"model.other\"", "\"" + LOSS + "\"");
        move(LOSS, Double.NaN);
        assertThat(update(all).outcome()).isEqualTo(Outcome.DIFFERS_ELSEWHERE);
    }

    @Test
    void otherTablesUnderTheSameNumbersAgreeButNoTableMayBeMissing() throws IOException {
        edit(fresh.resolve("words.csv"), "0,", "00,");
        assertThat(outcome()).isEqualTo(Outcome.AGREES);
        Files.delete(fresh.resolve("words.csv"));
        RecordUpdate.Verdict verdict = update(Tolerances.NONE);
        assertThat(verdict.outcome()).isEqualTo(Outcome.DIFFERS_ELSEWHERE);
        assertThat(verdict.drift().lines(25)).containsExactly("files that differ: words.csv (gone)");
    }

    @Test
    void theLargestComeFirstAndTheWholeTableIsInTheFile() throws IOException {
        List<String> ids = RecordDifference.results(RECORD).values().stream()
                .filter(result ->
                        result.path("lower").isNull() && result.path("value").asDouble() > 0.1)
                .filter(result -> result.path("unit").asText().equals("none"))
                .map(result -> result.path("id").asText())
                .limit(40)
                .toList();
        assertThat(ids).hasSize(40);
        Map<String, Double> moved = new LinkedHashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            moved.put(ids.get(i), recorded(ids.get(i)).path("value").asDouble() * (1 + (i + 1) * 0.01));
        }
        move(moved);

        Drift drift = update(Tolerances.NONE).drift();
        List<String> lines = drift.lines(25);

        assertThat(drift.summary()).startsWith("40 of 373 numbers moved, 30 beyond what is allowed; 1 files differ");
        assertThat(lines).hasSize(1 + 25 + 1 + 1);
        assertThat(lines.get(0).split(" +")).containsExactlyElementsOf(Drift.COLUMNS);
        assertThat(lines.get(1)).containsPattern("\\+(39|40)\\.00%").endsWith("BEYOND");
        assertThat(lines.get(26)).isEqualTo("and 15 more that moved less");

        Path csv = folder.resolve("drift.csv");
        drift.write(csv);
        List<String> names = Csv.read(csv, List.of("kind", "name")).rows().stream()
                .map(row -> row.text("name"))
                .toList();
        assertThat(names).hasSize(41).endsWith("results.json").contains(ids.toArray(String[]::new));
        assertThat(IntStream.range(0, 10))
                .allSatisfy(i -> assertThat(names.indexOf(ids.get(i))).isGreaterThan(29));
    }

    private static JsonNode recorded(String id) {
        return Objects.requireNonNull(RecordDifference.results(RECORD).get(id));
    }

    private Outcome outcome() {
        return update(Tolerances.NONE).outcome();
    }

    private RecordUpdate.Verdict update(Tolerances tolerances) {
        return RecordUpdate.apply(fresh, committed, false, tolerances);
    }

    private void move(String id, double value) throws IOException {
        move(Map.of(id, value));
    }

    private void move(Map<String, Double> values) throws IOException {
        Path file = fresh.resolve("results.json");
        ObjectNode results = (ObjectNode) Json.readTree(file);
        for (JsonNode result : (ArrayNode) results.path("results")) {
            Double value = values.get(result.path("id").asText());
            if (value != null) {
                ((ObjectNode) result).put("value", value);
            }
        }
        Files.writeString(file, Json.pretty(results));
    }

    private Path copy(String name) throws IOException {
        Path copy = Files.createDirectories(folder.resolve(name));
        try (Stream<Path> files = Files.list(RECORD)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        // As written by this version, so that a number moved is all that differs.
        Path results = copy.resolve("results.json");
        Files.writeString(results, Json.pretty(Json.readTree(results)));
        return copy;
    }

    private static void edit(Path file, String from, String to) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replaceFirst(Pattern.quote(from), to));
    }
}
