package monosema.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import monosema.stats.Interval;
import org.junit.jupiter.api.Test;

class IntervalsTest {
    @Test
    void anIntervalHoldsItsOwnEnds() {
        Intervals three = new Intervals("q", "m", 3);
        three.set(0, new Interval(0.5, 0.4, 0.6, "i"));
        three.set(1, new Interval(0.6, 0.5, 0.7, "i"));
        three.set(2, new Interval(0.1, 0.1, 0.1, "i"));

        Coverage coverage = three.against(0.5, "a scenario");

        assertThat(coverage.covered()).isEqualTo(2);
        assertThat(coverage.coverage()).isCloseTo(2.0 / 3, within(1e-15));
        assertThat(coverage.meanWidth()).isCloseTo(0.4 / 3, within(1e-15));
        assertThat(coverage.id()).isEqualTo("q.m.a-scenario");
        assertThat(three.meanEstimate()).isCloseTo(0.4, within(1e-15));
    }

    @Test
    void sharesThatAllAgreeOnZeroOrOneAreNotKnownExactly() {
        assertThat(MeanShare.interval(new double[] {1, 1, 1, 1, 1}).lower()).isBetween(0.5, 0.6);
        assertThat(MeanShare.interval(new double[] {0, 0, 0, 0, 0}).upper()).isBetween(0.4, 0.5);
        Interval mixed = MeanShare.interval(new double[] {0.2, 0.4, 0.6});
        // t.interval(0.95, 2, 0.4, 0.2 / sqrt(3)) is -0.0968 to 0.8968, SciPy 1.17.1; a share is not below 0.
        assertThat(mixed.lower()).isZero();
        assertThat(mixed.upper()).isCloseTo(0.8968275, within(1e-6));
    }
}
