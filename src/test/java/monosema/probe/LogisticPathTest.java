package monosema.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import monosema.activations.ActivationMatrix;
import monosema.config.AnalysisSpec;
import monosema.io.BadInputException;
import monosema.provenance.Seed;
import org.junit.jupiter.api.Test;

class LogisticPathTest {
    private static final boolean[] FIRST = PlantedRows.classes(80, 42);
    private static final AnalysisSpec.Logistic SPEC = new AnalysisSpec.Logistic(5, 7);

    @Test
    void trainingLossFallsAlongAPathThatConvergesEverywhere() {
        LogisticResult result =
                LogisticPath.run(PlantedRows.activations(FIRST, 200, 8, 0.8, 5), FIRST, SPEC, new Seed(1));

        assertThat(result.path()).hasSize(7);
        for (int s = 1; s < 7; s++) {
            LogisticRow row = result.path().get(s);
            assertThat(row.strength()).isLessThan(result.path().get(s - 1).strength());
            assertThat(row.trainLogLoss()).isLessThan(result.path().get(s - 1).trainLogLoss());
            assertThat(row.converged()).isTrue();
            assertThat(row.optimalityGap()).isLessThanOrEqualTo(1e-8);
            assertThat(row.iterations()).isBetween(1, 50);
            assertThat(row.nonzero()).isEqualTo(200);
        }
        assertThat(result.convergence().fits()).isEqualTo(5 * 6 + 5 * 5 * 6);
        assertThat(result.convergence().converged())
                .isEqualTo(result.convergence().fits());
        assertThat(result.testAccuracy()).isGreaterThan(0.8);
    }

    @Test
    void infiniteStrengthIsTheTrainingFrequency() {
        LogisticRow row = LogisticPath.run(PlantedRows.activations(FIRST, 20, 2, 0.8, 5), FIRST, SPEC, new Seed(1))
                .path()
                .get(0);

        assertThat(row.strength()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(row.nonzero()).isZero();
        assertThat(row.testAuc()).isEqualTo(0.5);
        assertThat(row.testAccuracy()).isCloseTo(42.0 / 80, within(1e-12));
        double share = 42.0 / 80;
        double entropy = -share * Math.log(share) - (1 - share) * Math.log(1 - share);
        assertThat(row.trainLogLoss()).isCloseTo(entropy, within(1e-3));
        assertThat(row.iterations()).isZero();
        assertThat(row.converged()).isTrue();
    }

    @Test
    void theChosenStrengthIsNotTheBestOfThePathOnNoise() {
        LogisticResult result =
                LogisticPath.run(PlantedRows.activations(FIRST, 300, 0, 0, 9), FIRST, SPEC, new Seed(1));

        double frequency = result.path().get(0).testLogLossBits();
        assertThat(result.testLogLossBits()).isGreaterThan(frequency - 0.03);
        assertThat(result.testLogLossBits()).isLessThan(frequency + 0.3);
    }

    @Test
    void constantNeuronsHaveNoCoefficient() {
        float[] values = PlantedRows.activations(FIRST, 4, 1, 1, 2).toArray();
        for (int i = 0; i < 80; i++) {
            values[4 * i + 2] = 7;
        }

        LogisticResult result = LogisticPath.run(ActivationMatrix.of(80, 4, values), FIRST, SPEC, new Seed(1));

        assertThat(result.path().get(3).nonzero()).isEqualTo(3);
    }

    @Test
    void refusesClassesTooSmallForTheFolds() {
        assertThatThrownBy(() -> LogisticPath.run(
                        ReferenceRows.activations(12, 3), PlantedRows.classes(12, 4), SPEC, new Seed(1)))
                .isInstanceOf(BadInputException.class)
                .hasMessage("the smaller class has 4 words, 5 folds need at least 5");
    }
}
