package monosema.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import monosema.activations.ActivationMatrix;
import monosema.config.AnalysisSpec;
import monosema.probe.ProbeComparison.NonInferiority;
import monosema.provenance.Progress;
import monosema.provenance.Seed;
import org.junit.jupiter.api.Test;

class ProbeComparisonTest {
    private static final Seed SEED = new Seed(42);
    private static final boolean[] FIRST = PlantedRows.classes(80, 42);
    private static final ProbeResult GOOD = probe(PlantedRows.activations(FIRST, 30, 6, 1.0, 1), 4);
    private static final ProbeResult NONE = probe(PlantedRows.activations(FIRST, 30, 0, 0, 1), 4);

    @Test
    void aProbeDoesNotDifferFromItself() {
        ProbeComparison same = ProbeComparison.of(GOOD, GOOD, 0.05, SEED);

        assertThat(same.accuracy().byFold().value()).isZero();
        assertThat(same.accuracy().byWord().upper()).isZero();
        assertThat(same.nonInferiority()).isEqualTo(new NonInferiority(0.05, 0, true, true));
    }

    @Test
    void aRepresentationThatSaysNothingIsWorseInEveryScoreByBothIntervals() {
        ProbeComparison worse = ProbeComparison.of(NONE, GOOD, 0.05, SEED);

        assertThat(worse.accuracy().byFold().upper()).isLessThan(-0.1);
        assertThat(worse.accuracy().byWord().upper()).isLessThan(-0.1);
        assertThat(worse.auc().byFold().upper()).isLessThan(-0.1);
        assertThat(worse.auc().byWord().upper()).isLessThan(-0.1);
        assertThat(worse.informationBits().byFold().upper()).isLessThan(-0.2);
        assertThat(worse.informationBits().byWord().upper()).isLessThan(-0.2);
        assertThat(worse.accuracy().control().lower()).isLessThan(0);
        assertThat(worse.accuracy().control().upper()).isGreaterThan(0);
        assertThat(worse.nonInferiority().shown()).isFalse();
        assertThat(worse.nonInferiority().p()).isGreaterThan(0.99);
        assertThat(worse.accuracy().byFold().value())
                .isEqualTo(-ProbeComparison.of(GOOD, NONE, 0.05, SEED)
                        .accuracy()
                        .byFold()
                        .value());
    }

    @Test
    void bothUnitsGiveAboutTheSameDifference() {
        ProbeComparison worse = ProbeComparison.of(NONE, GOOD, 0.05, SEED);

        assertThat(worse.accuracy().byWord().value())
                .isCloseTo(worse.accuracy().byFold().value(), within(1e-12));
        assertThat(worse.auc().byWord().value()).isCloseTo(worse.auc().byFold().value(), within(0.01));
        assertThat(worse.informationBits().byWord().value())
                .isCloseTo(worse.informationBits().byFold().value(), within(1e-12));
    }

    @Test
    void aWideEnoughMarginIsShown() {
        assertThat(ProbeComparison.of(NONE, GOOD, 0.9, SEED).nonInferiority().shown())
                .isTrue();
    }

    @Test
    void probesOnOtherFoldsAreRefused() {
        ProbeResult other = probe(PlantedRows.activations(FIRST, 30, 6, 1.0, 1), 3);

        assertThatThrownBy(() -> ProbeComparison.of(GOOD, other, 0.05, SEED))
                .hasMessage("compared probes must share their test folds, had 8 and 6");
    }

    private static ProbeResult probe(ActivationMatrix activations, int folds) {
        return LinearProbe.run(activations, FIRST, new AnalysisSpec.Probe(folds, 3, 2, 6, 10), SEED, Progress.SILENT);
    }
}
