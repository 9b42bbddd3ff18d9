package monosema.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import monosema.activations.ActivationMatrix;
import monosema.config.AnalysisSpec;
import monosema.config.AnalysisSpec.Probe.Permute;
import monosema.config.AnalysisSpec.Probe.Scaling;
import monosema.provenance.Progress;
import monosema.provenance.Seed;
import org.junit.jupiter.api.Test;

class StandardizedRowsTest {
    private static final boolean[] FIRST = PlantedRows.classes(40, 20);

    /** Deviations 2, 1 and 0 in the training rows: the floor is 0.1 sqrt((4 + 1) / 2). */
    @Test
    void aNeuronSilentInTrainingIsDividedByTheFloor() {
        ActivationMatrix rows = ActivationMatrix.of(3, 3, new float[] {1, 7, 0, 5, 9, 0, 3, 8, 100});

        assertThat(new StandardizedRows(rows).factors(new int[] {0, 1}))
                .containsExactly(new double[] {0.5, 1, 1 / (0.1 * Math.sqrt(2.5))}, within(1e-15));
    }

    @Test
    void rowsThatAreAllEqualMakeAConstantKernel() {
        ActivationMatrix rows = ActivationMatrix.of(3, 2, new float[] {1, 2, 1, 2, 5, 9});

        assertThat(new StandardizedRows(rows).foldKernel(new int[] {0, 1}).constant())
                .isTrue();
    }

    @Test
    void neuronsOfAnyScaleCountAlike() {
        ActivationMatrix activations = PlantedRows.activations(FIRST, 8, 2, 1.0, 5);
        float[] rescaled = activations.toArray();
        for (int i = 0; i < rescaled.length; i++) {
            rescaled[i] *= i % 8 < 2 ? 0.5f : 1;
        }
        ProbeResult before = probe(activations, Scaling.STANDARDIZED);
        ProbeResult after = probe(ActivationMatrix.of(40, 8, rescaled), Scaling.STANDARDIZED);

        for (int i = 0; i < 40; i++) {
            assertThat(after.words().get(i).logLossBits())
                    .isCloseTo(before.words().get(i).logLossBits(), within(1e-9));
        }
        assertThat(probe(activations, Scaling.GLOBAL)).isNotEqualTo(before);
    }

    private static ProbeResult probe(ActivationMatrix activations, Scaling scaling) {
        AnalysisSpec.Probe spec = new AnalysisSpec.Probe(4, 3, 1, 6, 1, scaling, 0, Permute.ALL, 0, 0.05);
        return LinearProbe.run(activations, FIRST, spec, new Seed(42), Progress.SILENT);
    }
}
