package monosema.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import monosema.activations.ActivationMatrix;
import monosema.config.AnalysisSpec;
import monosema.config.FramesSpec;
import monosema.io.BadInputException;
import monosema.provenance.Progress;
import monosema.provenance.Seed;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ProbeInFramesTest {
    private static final int WORDS = 60;
    private static final int FRAMES = 4;
    private static final AnalysisSpec.FrameProbe SPEC =
            new AnalysisSpec.FrameProbe(new FramesSpec.BuiltIn(FRAMES), 4, 3, 4, 6);
    private static final Seed SEED = new Seed(42);
    private static final boolean[] FIRST = PlantedRows.classes(WORDS, 30);

    /** Every word has a direction of its own, so a probe can memorise any labels of words that it has met. */
    @Test
    @Tag("slow")
    void aMemorisingProbeHasNoSelectivityByFrameAndItsControlIsAtChanceByWord() {
        FrameProbeResult result = probe(inFrames(PlantedRows.activations(FIRST, 200, 0, 0, 1), 0.1));

        FrameSummary byFrame = FrameSummary.of(result.byFrame(), SEED);
        assertThat(byFrame.testAccuracy().value()).isGreaterThan(0.99);
        assertThat(byFrame.controlTestAccuracy().value()).isGreaterThan(0.99);
        assertThat(byFrame.selectivity().value()).isCloseTo(0, within(0.02));
        FrameSummary byWord = FrameSummary.of(result.byWord(), SEED);
        assertThat(byWord.testAccuracy().value()).isBetween(0.3, 0.7);
        assertThat(byWord.controlTestAccuracy().value()).isBetween(0.35, 0.65);
        assertThat(byWord.informationBits().value()).isLessThan(0.1);
        assertThat(byWord.permutationP()).isGreaterThan(1.0 / 7);
    }

    /** Two directions hold the label and nothing tells the words apart, so random labels cannot be memorised. */
    @Test
    void aProbeThatReadsTheLabelIsSelective() {
        FrameProbeResult result = probe(inFrames(PlantedRows.activations(FIRST, 2, 2, 2.5, 2), 0.5));

        FrameSummary byFrame = FrameSummary.of(result.byFrame(), SEED);
        FrameSummary byWord = FrameSummary.of(result.byWord(), SEED);
        assertThat(byFrame.selectivity().lower()).isGreaterThan(0.3);
        assertThat(byFrame.selectivity().value())
                .isCloseTo(
                        byFrame.testAccuracy().value()
                                - byFrame.controlTestAccuracy().value(),
                        within(1e-12));
        assertThat(byFrame.selectivitySpread()).isBetween(0.0, 0.2);
        assertThat(byWord.testAccuracy().value()).isGreaterThan(0.9);
        assertThat(byWord.informationBits().lower()).isGreaterThan(0.5);
        assertThat(byWord.permutationP()).isEqualTo(1.0 / 7);
        assertThat(result.convergence().converged())
                .isEqualTo(result.convergence().fits())
                .isPositive();
    }

    @Test
    void everyPassIsWhatItIsAloneWhateverRunsBesideIt() {
        ActivationMatrix activations = inFrames(PlantedRows.activations(FIRST, 8, 4, 0.5, 3), 0.5);

        FrameProbeResult result = probe(activations);

        FrameCrossValidation alone = new FrameCrossValidation(RowMatrix.of(activations), WORDS, SPEC);
        assertThat(result.byWord().real())
                .isEqualTo(ProbeDraw.of(0, alone.run(FrameSplit.WORD, FIRST, SEED.child("real"))));
        assertThat(result.byFrame().real())
                .isEqualTo(ProbeDraw.of(0, alone.run(FrameSplit.FRAME, FIRST, SEED.child("frames"))));
        assertThat(probe(activations)).isEqualTo(result);
    }

    @Test
    void progressCountsEveryPassOfBothSplits() {
        List<String> steps = new ArrayList<>();

        ProbeInFrames.run(
                inFrames(PlantedRows.activations(FIRST, 5, 1, 0.5, 3), 0.5),
                FIRST,
                SPEC,
                SEED,
                (done, total, detail) -> steps.add(done + "/" + total));

        assertThat(steps).hasSize(14).startsWith("1/14").endsWith("14/14");
    }

    @Test
    void badInputIsNamed() {
        ActivationMatrix activations = inFrames(PlantedRows.activations(FIRST, 5, 1, 0.5, 3), 0.5);
        assertThatThrownBy(() ->
                        ProbeInFrames.run(activations, PlantedRows.classes(WORDS, WORDS), SPEC, SEED, Progress.SILENT))
                .isInstanceOf(BadInputException.class)
                .hasMessage("a probe needs words of two classes, all 60 have one label");
        assertThatThrownBy(
                        () -> ProbeInFrames.run(activations, PlantedRows.classes(50, 20), SPEC, SEED, Progress.SILENT))
                .hasMessage("50 words in 4 frames need 200 rows of activations, got 240");
    }

    private static FrameProbeResult probe(ActivationMatrix activations) {
        return ProbeInFrames.run(activations, FIRST, SPEC, SEED, Progress.SILENT);
    }

    /** The words' rows, once a frame, with noise of its own. */
    private static ActivationMatrix inFrames(ActivationMatrix words, double noise) {
        int d = words.columns();
        ActivationMatrix perRow = PlantedRows.activations(new boolean[WORDS * FRAMES], d, 0, 0, 9);
        float[] values = new float[WORDS * FRAMES * d];
        for (int i = 0; i < values.length; i++) {
            int row = i / d;
            values[i] = (float) (words.get(row / FRAMES, i % d) + noise * perRow.get(row, i % d));
        }
        return ActivationMatrix.of(WORDS * FRAMES, d, values);
    }
}
