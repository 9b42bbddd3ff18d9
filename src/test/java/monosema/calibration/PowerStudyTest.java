package monosema.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import monosema.config.CalibrationSpec;
import monosema.provenance.Progress;
import monosema.provenance.Seed;
import org.junit.jupiter.api.Test;

class PowerStudyTest {
    private static final CalibrationSpec.Power SPEC = new CalibrationSpec.Power(20, 40, 0.1, 10, 24);

    @Test
    void moreIsFoundOfALargerEffectAndEveryFamilyHasItsRows() {
        List<PowerPoint> rows = PowerStudy.run(SPEC, Distribution.NORMAL, new Seed(3), Progress.SILENT);

        assertThat(rows).hasSize(2 * PowerStudy.EFFECTS.size() * Procedure.values().length);
        assertThat(rows).extracting(PowerPoint::id).doesNotHaveDuplicates();
        PowerPoint small = row(rows, "normal.40.effect-0.2.welch.max-t");
        PowerPoint large = row(rows, "normal.40.effect-1.2.welch.max-t");
        assertThat(small.planted()).isEqualTo(4);
        assertThat(small.power()).isLessThan(0.5);
        assertThat(large.power()).isEqualTo(1);
        assertThat(large.lower()).isLessThan(1);
        assertThat(rows).allSatisfy(row -> assertThat(row.falseShare()).isBetween(0.0, row.anyFalse()));
    }

    private static PowerPoint row(List<PowerPoint> rows, String id) {
        return rows.stream().filter(row -> row.id().equals(id)).findFirst().orElseThrow();
    }
}
