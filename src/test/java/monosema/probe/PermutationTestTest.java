package monosema.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import monosema.activations.ActivationMatrix;
import monosema.config.AnalysisSpec;
import monosema.config.AnalysisSpec.Probe.Permute;
import monosema.config.AnalysisSpec.Probe.Scaling;
import monosema.provenance.Progress;
import monosema.provenance.Seed;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PermutationTestTest {
    private static final boolean[] FIRST = PlantedRows.classes(24, 13);

    @Test
    void aPlantedLabelReachesTheSmallestPossibleP() {
        PermutationTest test = test(PlantedRows.activations(FIRST, 10, 5, 1.5, 1), 39, 7);

        assertThat(test.shuffled()).hasSize(39);
        assertThat(test.rounds()).hasSize(40);
        assertThat(test.accuracyP()).isEqualTo(1.0 / 40);
        assertThat(test.informationP()).isEqualTo(1.0 / 40);
        assertThat(test.nullAccuracy().value()).isBetween(0.35, 0.65);
        assertThat(test.nullInformationBits().value()).isLessThan(0.1);
        assertThat(test.observed().testAccuracy())
                .isGreaterThan(test.nullAccuracy().upper());
    }

    /** 120 data sets without association: p is 0.05, 0.1, ... 1 with equal chance; 4 standard errors of the counts. */
    @Test
    @Tag("slow")
    void pIsUniformOnNoise() {
        double meanOfInformation = 0;
        int quarter = 0;
        int trials = 120;
        for (int trial = 0; trial < trials; trial++) {
            PermutationTest test = test(PlantedRows.activations(FIRST, 10, 0, 0, 100 + trial), 19, trial);
            meanOfInformation += test.informationP() / trials;
            quarter += test.informationP() <= 0.25 ? 1 : 0;
            assertThat(test.accuracyP()).isBetween(0.05, 1.0);
        }
        // Ties, where both the real and permuted labels choose infinite strength, make p larger and never smaller.
        assertThat(meanOfInformation).isBetween(0.525 - 4 * 0.029 / 1.1, 0.525 + 4 * 0.029);
        assertThat(quarter).isLessThan((int) (0.25 * trials + 4 * Math.sqrt(0.25 * 0.75 * trials)));
    }

    @Test
    void everyRoundKeepsTheClassFrequenciesAndReportsOnce() {
        List<Long> steps = new ArrayList<>();
        AnalysisSpec.Probe spec = spec(9);
        PermutationTest test = PermutationTest.run(
                PlantedRows.activations(FIRST, 6, 0, 0, 3), FIRST, spec, new Seed(1), (done, total, detail) -> {
                    assertThat(total).isEqualTo(10);
                    steps.add(done);
                });

        assertThat(steps).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
        assertThat(test.rounds().get(4).draw()).isEqualTo(4);
        double entropy = -(13 / 24.0 * Math.log(13 / 24.0) + 11 / 24.0 * Math.log(11 / 24.0)) / Math.log(2);
        assertThat(test.shuffled())
                .allSatisfy(round -> assertThat(round.testLogLossBits() + round.informationBits())
                        .isCloseTo(entropy, within(0.05)));
    }

    private static PermutationTest test(ActivationMatrix activations, int permutations, long seed) {
        return PermutationTest.run(activations, FIRST, spec(permutations), new Seed(seed), Progress.SILENT);
    }

    private static AnalysisSpec.Probe spec(int permutations) {
        return new AnalysisSpec.Probe(2, 2, 1, 3, 1, Scaling.GLOBAL, permutations, Permute.ALL, 1, 0.05);
    }
}
