package monosema.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import monosema.checkpoint.Parts;
import monosema.config.CalibrationSpec;
import monosema.provenance.Progress;
import monosema.provenance.Seed;
import org.junit.jupiter.api.Test;

class UniformityStudyTest {
    @Test
    void tiesCountAgainstAFinding() {
        List<NoisePValue> rows = UniformityStudy.run(
                new CalibrationSpec.Uniformity(40, 5, 12, 19, 2, 2), new Seed(4), Progress.SILENT, Parts.NONE);

        assertThat(rows).extracting(NoisePValue::dataSet).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.p() * 20).isBetween(1.0, 20.0);
            assertThat(row.tiesSplit()).isBetween(0.0, row.p());
        });
    }
}
