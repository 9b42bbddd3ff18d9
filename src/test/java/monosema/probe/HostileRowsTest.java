package monosema.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import monosema.activations.ActivationMatrix;
import monosema.config.AnalysisSpec;
import monosema.io.BadInputException;
import monosema.provenance.Progress;
import monosema.provenance.Seed;
import org.junit.jupiter.api.Test;

/** Input that a probe must refuse in one line or give a defined result for, never a NaN. */
class HostileRowsTest {
    private static final Seed SEED = new Seed(42);
    private static final AnalysisSpec.Probe SPEC = new AnalysisSpec.Probe(4, 3, 1, 6, 3);
    private static final boolean[] FIRST = PlantedRows.classes(24, 12);

    @Test
    void fourWordsAreRefusedInOneLine() {
        boolean[] first = PlantedRows.classes(4, 2);
        AnalysisSpec.Probe two = new AnalysisSpec.Probe(2, 2, 1, 3, 1);

        assertThatThrownBy(() -> LinearProbe.run(ReferenceRows.activations(4, 3), first, two, SEED, Progress.SILENT))
                .isInstanceOf(BadInputException.class)
                .hasMessage(
                        "the smaller class has 2 words, which leaves 1 in a training fold; 2 inner folds need at least 2");
    }

    /** Each row twice, once in each class: nothing can be told, every fit has an optimum. */
    @Test
    void contradictoryDuplicatesSayNothing() {
        float[] twice = new float[24 * 5];
        float[] rows =
                PlantedRows.activations(PlantedRows.classes(12, 6), 5, 0, 0, 2).toArray();
        System.arraycopy(rows, 0, twice, 0, 60);
        System.arraycopy(rows, 0, twice, 60, 60);

        ProbeSummary summary = summary(ActivationMatrix.of(24, 5, twice));

        assertThat(summary.testAccuracy().value()).isLessThanOrEqualTo(0.5);
        assertThat(summary.informationBits().value()).isLessThan(0.02);
    }

    @Test
    void activationsNearTheLargestFloatAreFitted() {
        float[] huge = PlantedRows.activations(FIRST, 6, 3, 2, 1).toArray();
        for (int i = 0; i < huge.length; i++) {
            huge[i] *= 1e37f;
        }
        ProbeSummary summary = summary(ActivationMatrix.of(24, 6, huge));

        assertThat(summary.testAccuracy().value()).isGreaterThan(0.8);
        assertThat(summary.testLogLossBits().value()).isBetween(0.0, 1.0);
    }

    @Test
    void activationsNearTheSmallestFloatAreFitted() {
        float[] tiny = PlantedRows.activations(FIRST, 6, 3, 2, 1).toArray();
        for (int i = 0; i < tiny.length; i++) {
            tiny[i] *= 1e-37f;
        }
        assertThat(summary(ActivationMatrix.of(24, 6, tiny)).testAccuracy().value())
                .isCloseTo(
                        summary(PlantedRows.activations(FIRST, 6, 3, 2, 1))
                                .testAccuracy()
                                .value(),
                        within(1e-9));
    }

    @Test
    void notANumberIsNamedByRowAndNeuron() {
        assertThatThrownBy(() -> ActivationMatrix.of(2, 2, new float[] {1, 2, 3, Float.NaN}))
                .hasMessage("activation of row 1, neuron 1 must be finite, was NaN");
    }

    private static ProbeSummary summary(ActivationMatrix activations) {
        ProbeResult result = LinearProbe.run(activations, FIRST, SPEC, SEED, Progress.SILENT);
        assertThat(result.convergence().converged())
                .isEqualTo(result.convergence().fits());
        return ProbeSummary.of(result, SEED);
    }
}
