package monosema.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import monosema.checkpoint.Parts;
import monosema.config.CalibrationSpec;
import monosema.provenance.Progress;
import monosema.provenance.Seed;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CoverageStudyTest {
    private static final CalibrationSpec.Coverage SMALL = new CalibrationSpec.Coverage(40, 10, 10, 400, 2, 1, 2);

    @Test
    @Tag("slow")
    void intervalsOfNormalNeuronsHoldTheTruthOfTheirPopulationAsOftenAsTheySay() {
        List<Coverage> rows = SampleCoverageStudy.run(SMALL, new Seed(5), Progress.SILENT);

        assertThat(rows)
                .filteredOn(row -> row.scenario().startsWith("normal"))
                .hasSize(8)
                .allSatisfy(row -> assertThat(row.coverage()).isBetween(0.91, 0.99));
    }

    @Test
    void everyScenarioHasItsRowAndItsOwnTruth() {
        CalibrationSpec.Coverage few = new CalibrationSpec.Coverage(40, 10, 10, 10, 2, 1, 2);

        List<Coverage> rows = SampleCoverageStudy.run(few, new Seed(5), Progress.SILENT);

        assertThat(rows).extracting(Coverage::id).doesNotHaveDuplicates();
        assertThat(rows)
                .filteredOn(row -> row.scenario().startsWith("normal"))
                .hasSize(8)
                .allSatisfy(row -> assertThat(row.coverage()).isGreaterThanOrEqualTo(0.5));
        assertThat(truth(rows, "hedges-g", "heavy-tailed 262-50 effect 0.8")).isCloseTo(0.8, within(1e-12));
        assertThat(truth(rows, "hedges-g", "zero-inflated 156-156 effect 0.8")).isCloseTo(0.8, within(1e-12));
        assertThat(truth(rows, "hedges-g", "zero-inflated 262-50 effect 0.8")).isLessThan(0.8);
        assertThat(truth(rows, "auc", "zero-inflated 262-50 effect 0.0")).isCloseTo(0.5, within(1e-9));
    }

    @Test
    @Tag("slow")
    void aProbesIntervalsAreComparedWithWhatIsSo() {
        List<Coverage> rows = ProbeCoverageStudy.run(SMALL, new Seed(6), Progress.SILENT, Parts.NONE);

        assertThat(rows).hasSize(24);
        assertThat(truth(rows, "probe-selectivity", "no-signal")).isZero();
        assertThat(truth(rows, "probe-accuracy", "no-signal")).isEqualTo(0.5);
        assertThat(truth(rows, "probe-accuracy", "signal")).isBetween(0.5, 0.9);
        assertThat(rows).allSatisfy(row -> assertThat(row.samples()).isEqualTo(10));
    }

    private static double truth(List<Coverage> rows, String quantity, String scenario) {
        return rows.stream()
                .filter(row -> row.quantity().equals(quantity) && row.scenario().equals(scenario))
                .findFirst()
                .orElseThrow()
                .truth();
    }
}
