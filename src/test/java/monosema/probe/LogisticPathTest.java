package monosema.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import monosema.activations.ActivationMatrix;
import monosema.config.AnalysisSpec;
import monosema.config.LogisticPenalty;
import monosema.config.StabilitySpec;
import monosema.io.BadInputException;
import monosema.provenance.Progress;
import monosema.provenance.Seed;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogisticPathTest {
    private static final boolean[] FIRST = PlantedRows.classes(80, 42);
    private static final AnalysisSpec.Logistic SPEC =
            new AnalysisSpec.Logistic(5, 7, List.of(LogisticPenalty.values()), 0.5, 0.02, 1, StabilitySpec.DEFAULT, 2);

    /** As few fits as there can be of every penalty. */
    private static final AnalysisSpec.Logistic BRIEF =
            new AnalysisSpec.Logistic(2, 3, List.of(LogisticPenalty.values()), 0.5, 0.1, 1, StabilitySpec.DEFAULT, 2);

    private static final AnalysisSpec.Logistic RIDGE =
            new AnalysisSpec.Logistic(5, 7, List.of(LogisticPenalty.L2), 0.5, 0.02, 1, StabilitySpec.DEFAULT, 2);

    private static final LogisticResult PLANTED = run(PlantedRows.activations(FIRST, 100, 8, 0.8, 5));

    @Test
    void trainingLossFallsAlongAPathThatConvergesEverywhere() {
        PenaltyResult result = PLANTED.of("l2");

        assertThat(result.path()).hasSize(7);
        for (int s = 1; s < 7; s++) {
            LogisticRow row = result.path().get(s);
            assertThat(row.strength()).isLessThan(result.path().get(s - 1).strength());
            assertThat(row.trainLogLoss()).isLessThan(result.path().get(s - 1).trainLogLoss());
            assertThat(row.converged()).isTrue();
            assertThat(row.optimalityGap()).isLessThanOrEqualTo(1e-8);
            assertThat(row.iterations()).isBetween(1, 50);
            assertThat(row.nonzero()).isEqualTo(100);
        }
        assertThat(result.convergence().fits()).isEqualTo(2 * (5 * 6 + 5 * 5 * 6));
        assertThat(result.convergence().converged())
                .isEqualTo(result.convergence().fits());
        assertThat(result.chosen().testAccuracy().value()).isGreaterThan(0.8);
        assertThat(result.chosen().mcFadden()).isBetween(0.2, result.chosen().trainMcFadden());
        assertThat(result.chosen().tjur()).isBetween(0.3, result.chosen().trainTjur());
        assertThat(result.nulls()).hasSize(1).allSatisfy(each -> {
            assertThat(each.testAccuracy()).isBetween(0.3, 0.7);
            assertThat(each.mcFadden()).isLessThan(0.1);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"l1", "elastic-net"})
    void sparsePathsAreCertifiedOverAllNeuronsAndTakeInMoreAndMore(String penalty) {
        PenaltyResult result = PLANTED.of(penalty);

        assertThat(result.path()).hasSize(7);
        assertThat(result.path().get(0).strength()).isEqualTo(1);
        assertThat(result.path().get(6).strength()).isCloseTo(0.02, within(1e-12));
        assertThat(result.path().get(0).nonzero()).isZero();
        for (int s = 1; s < 7; s++) {
            LogisticRow row = result.path().get(s);
            assertThat(row.nonzero())
                    .isGreaterThanOrEqualTo(result.path().get(s - 1).nonzero());
            assertThat(row.trainLogLoss()).isLessThan(result.path().get(s - 1).trainLogLoss());
            assertThat(row.kkt()).isLessThanOrEqualTo(1e-6);
            assertThat(row.optimalityGap()).isLessThanOrEqualTo(1e-8);
            assertThat(row.converged()).isTrue();
            assertThat(row.why()).isEmpty();
        }
        assertThat(result.separatedFolds()).isEqualTo(5);
        assertThat(result.chosen().testAccuracy().value()).isGreaterThan(0.8);
        assertThat(result.chosen().nonzero()).isBetween(4.0, 60.0);
        assertThat(result.convergence().converged())
                .isEqualTo(result.convergence().fits());
    }

    @Test
    @Tag("slow")
    void scalingTheRepresentationMovesNoSparsePath() {
        ActivationMatrix activations = PlantedRows.activations(FIRST, 40, 4, 0.8, 5);
        float[] scaled = activations.toArray();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= 1024;
        }

        for (String penalty : List.of("l1", "elastic-net")) {
            ChosenScore one = run(activations).of(penalty).chosen();
            ChosenScore other =
                    run(ActivationMatrix.of(80, 40, scaled)).of(penalty).chosen();
            assertThat(other.testLogLossBits().value())
                    .isCloseTo(one.testLogLossBits().value(), within(1e-9));
            assertThat(other.nonzero()).isEqualTo(one.nonzero());
        }
    }

    @Test
    void equalSeedsGiveEqualResults() {
        ActivationMatrix activations = PlantedRows.activations(FIRST, 20, 2, 0.5, 3);

        assertThat(run(activations, BRIEF)).isEqualTo(run(activations, BRIEF));
    }

    @Test
    void constantActivationsPredictTheTrainingFrequency() {
        LogisticResult result = run(ActivationMatrix.of(80, 3, new float[240]));

        for (PenaltyResult penalty : result.penalties()) {
            assertThat(penalty.chosen().mcFadden()).isZero();
            assertThat(penalty.chosen().testAuc()).isEqualTo(0.5);
            assertThat(penalty.path())
                    .allSatisfy(row -> assertThat(row.nonzero()).isZero());
        }
        assertThat(result.separation().separable()).isFalse();
    }

    @Test
    void infiniteStrengthIsTheTrainingFrequency() {
        LogisticRow row = run(PlantedRows.activations(FIRST, 20, 2, 0.8, 5), RIDGE)
                .of("l2")
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
    @Tag("slow")
    void theChosenStrengthIsNotTheBestOfThePathOnNoise() {
        for (PenaltyResult result :
                run(PlantedRows.activations(FIRST, 150, 0, 0, 9)).penalties()) {
            double frequency = result.path().get(0).testLogLossBits();
            assertThat(result.chosen().testLogLossBits().value())
                    .isGreaterThan(frequency - 0.03)
                    .isLessThan(frequency + 0.3);
        }
    }

    @Test
    void constantNeuronsHaveNoCoefficient() {
        float[] values = PlantedRows.activations(FIRST, 4, 1, 1, 2).toArray();
        for (int i = 0; i < 80; i++) {
            values[4 * i + 2] = 7;
        }

        PenaltyResult result = run(ActivationMatrix.of(80, 4, values), RIDGE).of("l2");

        assertThat(result.path().get(3).nonzero()).isEqualTo(3);
    }

    @Test
    void refusesClassesTooSmallForTheFolds() {
        assertThatThrownBy(() -> run(12, 4))
                .isInstanceOf(BadInputException.class)
                .hasMessage("the smaller class has 4 words, 5 folds need at least 5");
        assertThatThrownBy(() -> run(4, 2))
                .isInstanceOf(BadInputException.class)
                .hasMessage("the smaller class has 2 words, 5 folds need at least 5");
        assertThatThrownBy(() -> run(12, 12))
                .isInstanceOf(BadInputException.class)
                .hasMessage("a probe needs words of two classes, all 12 have one label");
    }

    private static void run(int words, int first) {
        LogisticPath.run(
                ReferenceRows.activations(words, 3),
                PlantedRows.classes(words, first),
                SPEC,
                new Seed(1),
                Progress.SILENT);
    }

    private static LogisticResult run(ActivationMatrix activations) {
        return run(activations, SPEC);
    }

    private static LogisticResult run(ActivationMatrix activations, AnalysisSpec.Logistic spec) {
        return LogisticPath.run(activations, FIRST, spec, new Seed(1), Progress.SILENT);
    }
}
