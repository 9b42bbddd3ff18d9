package monosema.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import monosema.activations.ActivationMatrix;
import monosema.config.AnalysisSpec;
import monosema.io.BadInputException;
import monosema.provenance.Progress;
import monosema.provenance.Seed;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LinearProbeTest {
    private static final AnalysisSpec.Probe SPEC = new AnalysisSpec.Probe(4, 3, 2, 6, 10);
    private static final Seed SEED = new Seed(42);
    private static final boolean[] FIRST = PlantedRows.classes(80, 42);

    private static final ActivationMatrix MODEST = PlantedRows.activations(FIRST, 20, 2, 0.5, 3);
    private static final ProbeResult OF_MODEST = probe(MODEST);

    @Test
    void findsAPlantedLabelAndNotARandomOne() {
        ProbeResult result = probe(PlantedRows.activations(FIRST, 30, 6, 1.0, 1));
        ProbeSummary summary = ProbeSummary.of(result, SEED);

        assertThat(result.real()).hasSize(2);
        assertThat(result.control()).hasSize(10);
        assertThat(summary.testAccuracy().value()).isGreaterThan(0.9);
        assertThat(summary.testAuc().lower()).isGreaterThan(0.95);
        assertThat(summary.informationBits().lower()).isGreaterThan(0.4);
        assertThat(summary.control().testAccuracy().value()).isBetween(0.35, 0.65);
        assertThat(summary.selectivity().value())
                .isCloseTo(
                        summary.testAccuracy().value()
                                - summary.control().testAccuracy().value(),
                        within(1e-12));
        assertThat(summary.selectivity().lower()).isGreaterThan(0.2);
        assertThat(summary.control().p()).isEqualTo(1.0 / 11);
        assertThat(result.convergence().converged())
                .isEqualTo(result.convergence().fits());
        assertThat(result.convergence().worstOptimalityGap()).isLessThan(1e-8);
    }

    /** Wide noise: whatever saw the test words in any choice would show as information. */
    @Test
    @Tag("slow")
    void noiseHoldsNoInformation() {
        double information = 0;
        double accuracy = 0;
        for (int trial = 0; trial < 6; trial++) {
            ProbeResult result = LinearProbe.run(
                    PlantedRows.activations(FIRST, 500, 0, 0, 100 + trial),
                    FIRST,
                    new AnalysisSpec.Probe(4, 3, 1, 6, 1),
                    new Seed(trial),
                    Progress.SILENT);
            ProbeSummary summary = ProbeSummary.of(result, SEED);
            assertThat(summary.informationBits().value()).isLessThan(0.08);
            information += summary.informationBits().value() / 6;
            accuracy += summary.testAccuracy().value() / 6;
        }
        assertThat(information).isBetween(-0.1, 0.02);
        assertThat(accuracy).isBetween(0.4, 0.6);
    }

    /** What the test above would see if neurons were chosen on all words before the folds are made. */
    @Test
    @Tag("slow")
    void choosingNeuronsOnAllWordsWouldShowAsInformationInNoise() {
        ActivationMatrix noise = PlantedRows.activations(FIRST, 500, 0, 0, 100);
        List<Integer> best = NeuronTests.of(noise, FIRST, new AnalysisSpec.TTest(0.5), new Seed(1)).rows().stream()
                .sorted(Comparator.comparingDouble(NeuronTest::p))
                .limit(10)
                .map(NeuronTest::neuron)
                .toList();
        float[] leaked = new float[FIRST.length * best.size()];
        for (int i = 0; i < FIRST.length; i++) {
            for (int j = 0; j < best.size(); j++) {
                leaked[i * best.size() + j] = noise.get(i, best.get(j));
            }
        }

        ProbeResult result = probe(ActivationMatrix.of(FIRST.length, best.size(), leaked));

        assertThat(ProbeSummary.of(result, SEED).informationBits().value()).isGreaterThan(0.15);
    }

    @Test
    void equalSeedsGiveEqualResults() {
        assertThat(probe(MODEST)).isEqualTo(OF_MODEST);
    }

    @Test
    void oneScaleForTheWholeRepresentationMovesNothing() {
        float[] scaled = MODEST.toArray();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= 1024;
        }

        assertThat(probe(ActivationMatrix.of(80, 20, scaled)).words()).isEqualTo(OF_MODEST.words());
    }

    @Test
    void aTestWordMovesNoOtherWordsPredictionInItsFold() {
        StratifiedFolds folds = StratifiedFolds.of(Rows.all(80), FIRST, 4, SEED.child("repeat.0").stream("outer"));
        int[] test = folds.test(0);
        float[] changed = MODEST.toArray();
        for (int j = 0; j < 20; j++) {
            changed[test[0] * 20 + j] += 50;
        }
        AnalysisSpec.Probe once = new AnalysisSpec.Probe(4, 3, 1, 6, 1);

        ProbeResult before = LinearProbe.run(MODEST, FIRST, once, SEED, Progress.SILENT);
        ProbeResult after = LinearProbe.run(ActivationMatrix.of(80, 20, changed), FIRST, once, SEED, Progress.SILENT);

        for (int i = 1; i < test.length; i++) {
            assertThat(after.words().get(test[i]).logLossBits())
                    .isCloseTo(before.words().get(test[i]).logLossBits(), within(1e-6));
        }
        assertThat(after.words().get(test[0])).isNotEqualTo(before.words().get(test[0]));
    }

    @Test
    void aConstantRepresentationPredictsTheTrainingFrequency() {
        float[] values = new float[80 * 3];
        Arrays.fill(values, 0.3f);

        ProbeResult result = probe(ActivationMatrix.of(80, 3, values));

        assertThat(result.convergence()).isEqualTo(Convergence.NONE);
        assertThat(result.real().get(0).testAuc()).isEqualTo(0.5);
        assertThat(result.real().get(0).testAccuracy()).isCloseTo(42.0 / 80, within(1e-12));
        assertThat(result.words())
                .allSatisfy(word -> assertThat(word.logLossBits()).isEqualTo(word.frequencyBits()));
        assertThat(ProbeSummary.of(result, SEED).informationBits().value()).isZero();
    }

    @Test
    void classesTooSmallForTheFoldsAreRefused() {
        ActivationMatrix activations = ReferenceRows.activations(12, 3);

        assertThatThrownBy(() -> run(activations, PlantedRows.classes(12, 3), 4, 2))
                .isInstanceOf(BadInputException.class)
                .hasMessage("the smaller class has 3 words, 4 folds need at least 4");
        assertThatThrownBy(() -> run(activations, PlantedRows.classes(12, 4), 4, 4))
                .isInstanceOf(BadInputException.class)
                .hasMessage(
                        "the smaller class has 4 words, which leaves 3 in a training fold; 4 inner folds need at least 4");
        assertThatThrownBy(() -> run(activations, PlantedRows.classes(12, 12), 4, 2))
                .isInstanceOf(BadInputException.class)
                .hasMessage("a probe needs words of two classes, all 12 have one label");
    }

    private static void run(ActivationMatrix activations, boolean[] first, int folds, int innerFolds) {
        LinearProbe.run(activations, first, new AnalysisSpec.Probe(folds, innerFolds, 1, 3, 1), SEED, Progress.SILENT);
    }

    private static ProbeResult probe(ActivationMatrix activations) {
        return LinearProbe.run(activations, FIRST, SPEC, SEED, Progress.SILENT);
    }
}
