package monosema.report.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import monosema.config.Assertion;
import monosema.config.Claim;
import monosema.config.Comparison;
import monosema.config.Paper;
import monosema.config.Placement;
import monosema.config.Reference;
import monosema.config.Reference.Given;
import monosema.config.Reference.Recorded;
import monosema.config.Relation;
import monosema.config.Relation.Apart;
import monosema.config.Relation.Compared;
import monosema.config.Relation.Near;
import monosema.config.Relation.Placed;
import monosema.config.ResultName;
import monosema.config.Study;
import monosema.io.BadInputException;
import monosema.io.Json;
import monosema.record.Interval;
import monosema.record.Result;
import monosema.record.Results;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ClaimLedgerTest {
    private static final Path RUN = Path.of("src/test/resources/monosema/site/data/tiny/run.json");
    private static final String MLP = "87.3% (83.8% to 90.6%; 95% interval)";
    private static final String SAE = "84.3% (80.4% to 87.9%; 95% interval)";

    @TempDir
    Path data;

    @BeforeEach
    void twoRecords() throws IOException {
        record(
                "here",
                result("mlp", 0.873, "proportion", 0.838, 0.906),
                result("sae", 0.843, "proportion", 0.804, 0.879),
                result("neurons", 62, "neurons"),
                result("bits", 0.3, "bits"),
                result("undefined", Double.NaN, "none"),
                result("near", 0.94996, "none"));
        record("elsewhere", result("mlp", 0.639, "proportion", 0.59, 0.687), result("neurons", 62, "neurons"));
    }

    static Stream<Arguments> kinds() {
        return Stream.of(
                held("mlp", new Compared(Comparison.ABOVE, new Given(0.5)), "above 50%", MLP),
                broken("mlp", new Compared(Comparison.ABOVE, new Given(0.873)), "above 87.3%", MLP),
                held("mlp", new Compared(Comparison.BELOW, new Given(0.9)), "below 90%", MLP),
                broken("mlp", new Compared(Comparison.BELOW, new Given(0.873)), "below 87.3%", MLP),
                held("mlp", new Compared(Comparison.AT_LEAST, new Given(0.873)), "at least 87.3%", MLP),
                broken("mlp", new Compared(Comparison.AT_LEAST, new Given(0.88)), "at least 88%", MLP),
                held("mlp", new Compared(Comparison.AT_MOST, new Given(0.873)), "at most 87.3%", MLP),
                broken("mlp", new Compared(Comparison.AT_MOST, new Given(0.87)), "at most 87%", MLP),
                held("neurons", new Compared(Comparison.IS, new Given(62)), "exactly 62", "62 neurons"),
                broken("neurons", new Compared(Comparison.IS, new Given(61)), "exactly 61", "62 neurons"),
                held("mlp", new Compared(Comparison.ABOVE, here("sae", 0)), "above sae", MLP + ", against " + SAE),
                broken("sae", new Compared(Comparison.ABOVE, here("mlp", 0)), "above mlp", SAE + ", against " + MLP),
                held(
                        "sae",
                        new Compared(Comparison.AT_LEAST, here("mlp", -0.03)),
                        "at least mlp less 3 percentage points",
                        SAE + ", against " + MLP + ", which makes the bound 84.3%"),
                broken(
                        "sae",
                        new Compared(Comparison.AT_LEAST, here("mlp", -0.02)),
                        "at least mlp less 2 percentage points",
                        SAE + ", against " + MLP + ", which makes the bound 85.3%"),
                held("mlp", new Near(new Given(0.87), 0.003, false), "equal to 87% within 0.3 percentage points", MLP),
                broken(
                        "mlp",
                        new Near(new Given(0.87), 0.002, false),
                        "equal to 87% within 0.2 percentage points",
                        MLP),
                held("bits", new Near(new Given(0.25), 0.2, true), "equal to 0.25 within 20% of that", "0.300 bits"),
                broken("bits", new Near(new Given(0.25), 0.1, true), "equal to 0.25 within 10% of that", "0.300 bits"),
                held("mlp", new Placed(Placement.ABOVE, new Given(0.8)), "whole interval above 80%", MLP),
                broken("mlp", new Placed(Placement.ABOVE, new Given(0.85)), "whole interval above 85%", MLP),
                held("mlp", new Placed(Placement.BELOW, new Given(0.91)), "whole interval below 91%", MLP),
                broken("mlp", new Placed(Placement.BELOW, new Given(0.9)), "whole interval below 90%", MLP),
                broken(
                        "mlp",
                        new Placed(Placement.ABOVE, here("sae", 0)),
                        "whole interval above sae",
                        MLP + ", against " + SAE),
                held("mlp", new Placed(Placement.CONTAINS, new Given(0.838)), "interval contains 83.8%", MLP),
                broken("mlp", new Placed(Placement.CONTAINS, new Given(0.5)), "interval contains 50%", MLP),
                held("mlp", new Placed(Placement.NOT_ABOVE, new Given(0.838)), "interval not wholly above 83.8%", MLP),
                broken("mlp", new Placed(Placement.NOT_ABOVE, new Given(0.8)), "interval not wholly above 80%", MLP),
                held("mlp", new Placed(Placement.NOT_BELOW, new Given(0.9)), "interval not wholly below 90%", MLP),
                broken("mlp", new Placed(Placement.NOT_BELOW, new Given(0.95)), "interval not wholly below 95%", MLP),
                held(
                        "mlp",
                        new Apart(new Recorded(new ResultName("elsewhere", "mlp"), 0)),
                        "interval apart from that of mlp of elsewhere",
                        MLP + ", against 63.9% (59.0% to 68.7%; 95% interval)"),
                broken("mlp", new Apart(here("sae", 0)), "interval apart from that of sae", MLP + ", against " + SAE));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void eachKindHoldsOrBreaksAndShowsBothSides(
            Verdict verdict, String result, Relation relation, String asserted, String found) {
        CheckedClaim claim = ledger(claim(result, relation)).claims().get(0);

        assertThat(claim.verdict()).isEqualTo(verdict);
        assertThat(claim.assertions())
                .containsExactly(new CheckedAssertion("here", result, sources(relation), asserted, found, verdict));
    }

    private static List<String> sources(Relation relation) {
        return relation.toString().contains("elsewhere") ? List.of("here", "elsewhere") : List.of("here");
    }

    @Test
    void aBrokenClaimIsOneLineWithBothValues() {
        ClaimLedger ledger = ledger(
                claim("mlp", new Placed(Placement.ABOVE, new Given(0.9))),
                claim("neurons", new Compared(Comparison.IS, new Given(62))));

        assertThat(ledger.summary()).isEqualTo("1 of 2 claims hold, 1 does not");
        assertThat(ledger.faults())
                .containsExactly(
                        "claim c1 does not hold: mlp of here: " + MLP + "; asserted: whole interval above 90%");
    }

    @Test
    void noNumberIsRoundedToTheOtherSideOfItsBound() {
        assertThat(found("near", new Compared(Comparison.AT_LEAST, new Given(0.95))))
                .isEqualTo("0.94996");
        assertThat(found("near", new Compared(Comparison.AT_LEAST, new Given(0.9))))
                .isEqualTo("0.950");
    }

    @Test
    void sumsAreThoseOfWrittenNumbers() {
        assertThat(0.1 + 0.2).isNotEqualTo(0.3);
        assertThat(Decimals.sum(0.1, 0.2)).isEqualTo(0.3);
        assertThat(Decimals.distance(0.873, 0.87)).isEqualTo(0.003);
        assertThat(Decimals.sum(Double.POSITIVE_INFINITY, 1)).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void whatIsNotANumberFulfilsNothing() {
        for (Comparison comparison : Comparison.values()) {
            CheckedClaim claim = ledger(claim("undefined", new Compared(comparison, new Given(0))))
                    .claims()
                    .get(0);
            assertThat(claim.verdict()).isEqualTo(Verdict.BROKEN);
            assertThat(claim.faults()).extracting(CheckedAssertion::found).containsExactly("not defined");
        }
        assertThat(verdict("mlp", new Placed(Placement.NOT_ABOVE, here("undefined", 0))))
                .isEqualTo(Verdict.BROKEN);
        assertThat(verdict("mlp", new Near(here("undefined", 0), 1, false))).isEqualTo(Verdict.BROKEN);
    }

    @Test
    void aResultThatARecordLacksBreaksTheClaimAndTheNearestAreNamed() {
        assertThat(ledger(claim("neuron", new Compared(Comparison.IS, new Given(62))))
                        .faults())
                .containsExactly("claim c1 does not hold: neuron of here: the record of here has no result \"neuron\";"
                        + " nearest are neurons, near, mlp; asserted: exactly 62");
    }

    @Test
    void anIntervalThatARecordLacksBreaksTheClaim() {
        assertThat(found("bits", new Placed(Placement.ABOVE, new Given(0))))
                .isEqualTo("the record of here gives no interval for \"bits\"");
        assertThat(verdict("mlp", new Apart(here("bits", 0)))).isEqualTo(Verdict.BROKEN);
        assertThat(verdict("mlp", new Placed(Placement.ABOVE, here("bits", 0)))).isEqualTo(Verdict.HELD);
    }

    @Test
    void anExperimentWithoutARecordLeavesTheClaimOpen() {
        Relation relation = new Compared(Comparison.ABOVE, new Recorded(new ResultName("never-run", "mlp"), 0));
        ClaimLedger ledger = ledger(claim("mlp", relation));

        assertThat(ledger.notRecorded()).hasSize(1);
        assertThat(ledger.faults()).isEmpty();
        assertThat(ledger.summary()).isEqualTo("0 of 1 claim holds, 1 is not recorded");
        assertThat(found("mlp", relation)).isEqualTo("never-run has no record here");
        assertThat(verdict("gone", relation)).as("what is wrong anyhow").isEqualTo(Verdict.BROKEN);
    }

    @Test
    void aClaimOfSeveralAssertionsIsAsBadAsItsWorst() {
        Assertion held = new Assertion(new ResultName("here", "neurons"), new Compared(Comparison.IS, new Given(62)));
        Assertion open = new Assertion(new ResultName("never-run", "x"), new Compared(Comparison.IS, new Given(1)));
        Assertion broken = new Assertion(new ResultName("here", "neurons"), new Compared(Comparison.IS, new Given(1)));

        assertThat(ledger(new Claim("c", "S.", List.of(held, open))).notRecorded())
                .hasSize(1);
        assertThat(ledger(new Claim("c", "S.", List.of(held, open, broken))).broken())
                .hasSize(1);
    }

    @Test
    void hostileTextOfARecordStaysOnItsLine() throws IOException {
        record("here", result("x\u001b[2J\n\u202e", 1, "u\u0007nit"));

        assertThat(ledger(claim("y", new Compared(Comparison.IS, new Given(1)))).faults())
                .singleElement()
                .asString()
                .contains("nearest are x\\u001b[2J\\u000a\\u202e;");
        assertThat(found("x\u001b[2J\n\u202e", new Compared(Comparison.IS, new Given(1))))
                .isEqualTo("1 u\\u0007nit");
    }

    @Test
    void aDamagedRecordIsNamed() throws IOException {
        Files.writeString(data.resolve("here/results.json"), "{");

        assertThatThrownBy(() -> ledger(claim("mlp", new Compared(Comparison.IS, new Given(1)))))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("results.json");
    }

    private Verdict verdict(String result, Relation relation) {
        return ledger(claim(result, relation)).claims().get(0).verdict();
    }

    private String found(String result, Relation relation) {
        return ledger(claim(result, relation))
                .claims()
                .get(0)
                .assertions()
                .get(0)
                .found();
    }

    private ClaimLedger ledger(Claim... claims) {
        List<Claim> numbered = Stream.iterate(0, i -> i < claims.length, i -> i + 1)
                .map(i -> new Claim("c" + (i + 1), claims[i].sentence(), claims[i].assertions()))
                .toList();
        return ClaimLedger.read(new Study(new Paper("", "", List.of()), List.of(), List.of(), numbered), data);
    }

    private static Claim claim(String result, Relation relation) {
        return new Claim("c", "A sentence.", List.of(new Assertion(new ResultName("here", result), relation)));
    }

    private static Recorded here(String result, double plus) {
        return new Reference.Recorded(new ResultName("here", result), plus);
    }

    private static Arguments held(String result, Relation relation, String asserted, String found) {
        return Arguments.of(Verdict.HELD, result, relation, asserted, found);
    }

    private static Arguments broken(String result, Relation relation, String asserted, String found) {
        return Arguments.of(Verdict.BROKEN, result, relation, asserted, found);
    }

    private static Result result(String id, double value, String unit) {
        return Result.of(id, value, unit, null, 7, "stage:00");
    }

    private static Result result(String id, double value, String unit, double lower, double upper) {
        return Result.of(id, value, unit, new Interval(lower, upper, "95% interval"), null, 7, "stage:00");
    }

    private void record(String experiment, Result... results) throws IOException {
        Path folder = Files.createDirectories(data.resolve(experiment));
        Files.writeString(folder.resolve("declaration.json"), "{}");
        Files.writeString(folder.resolve("run.json"), Files.readString(RUN));
        Files.writeString(
                folder.resolve("results.json"), Json.pretty(new Results(experiment, "00", Arrays.asList(results))));
    }
}
