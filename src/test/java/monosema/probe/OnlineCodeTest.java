package monosema.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import monosema.activations.ActivationMatrix;
import monosema.config.AnalysisSpec;
import monosema.io.BadInputException;
import monosema.provenance.Progress;
import monosema.provenance.Seed;
import org.junit.jupiter.api.Test;

class OnlineCodeTest {
    private static final boolean[] FIRST = PlantedRows.classes(80, 42);
    private static final AnalysisSpec.Probe SPEC = new AnalysisSpec.Probe(5, 5, 1, 6, 1);

    @Test
    void portionsDoubleUpToAllWords() {
        assertThat(OnlineCode.portions(312)).containsExactly(10, 20, 39, 78, 156, 312);
        assertThat(OnlineCode.portions(80)).containsExactly(10, 20, 40, 80);
        assertThat(OnlineCode.portions(4)).containsExactly(4);
    }

    @Test
    void aPlantedLabelIsCompressedAndARandomOneIsNot() {
        DescriptionLength length = code(PlantedRows.activations(FIRST, 30, 6, 1.0, 1), FIRST);

        assertThat(length.orders()).hasSize(10);
        assertThat(length.compression().lower()).isGreaterThan(1.2);
        assertThat(length.bits().upper()).isLessThan(length.shuffledBits().lower());
        assertThat(length.shuffledCompression().value()).isBetween(0.8, 1.05);
        assertThat(length.compression().method()).isEqualTo("95% range over random orders");
        assertThat(length.orders()).allSatisfy(code -> {
            assertThat(code.convergence().fits()).isPositive();
            assertThat(code.convergence().converged())
                    .isEqualTo(code.convergence().fits());
        });
    }

    @Test
    void everyLengthRepeats() {
        ActivationMatrix activations = PlantedRows.activations(FIRST, 8, 2, 0.5, 1);

        assertThat(code(activations, FIRST)).isEqualTo(code(activations, FIRST));
    }

    @Test
    void theClassSharesAloneCostTheirEntropy() {
        DescriptionLength length = code(PlantedRows.activations(FIRST, 3, 0, 0, 1), FIRST);
        double share = 42.0 / 80;

        assertThat(length.entropyBits()).isCloseTo(-42 * log2(share) - 38 * log2(1 - share), within(1e-9));
        assertThat(length.frequencyBits()).isBetween(length.entropyBits(), length.entropyBits() + 6);
    }

    /** 4 words are fewer than the first portion: sent at a bit each, nothing is fitted. */
    @Test
    void fourWordsCostFourBits() {
        DescriptionLength length = code(ReferenceRows.activations(4, 3), PlantedRows.classes(4, 2));

        assertThat(length.bits().value()).isEqualTo(4);
        assertThat(length.compression().value()).isEqualTo(1);
    }

    /** With 2 of 40 in the rarer class most portions begin without two words of each class. */
    @Test
    void aClassThatHasNotBeenSeenCostsAFiniteNumberOfBits() {
        DescriptionLength length = code(ReferenceRows.activations(40, 5), PlantedRows.classes(40, 38));

        assertThat(length.orders()).allSatisfy(code -> {
            assertThat(code.bits()).isBetween(10.0, 60.0);
            assertThat(code.frequencyBits()).isBetween(10.0, 60.0);
        });
    }

    @Test
    void aConstantRepresentationCostsAboutWhatTheClassSharesDo() {
        float[] values = new float[80 * 3];
        Arrays.fill(values, 0.3f);
        DescriptionLength length = code(ActivationMatrix.of(80, 3, values), FIRST);

        assertThat(length.bits().value()).isCloseTo(length.frequencyBits(), within(3.0));
        assertThat(length.orders())
                .allSatisfy(code -> assertThat(code.convergence()).isEqualTo(Convergence.NONE));
    }

    @Test
    void oneClassIsRefused() {
        assertThatThrownBy(() -> code(ReferenceRows.activations(12, 3), PlantedRows.classes(12, 12)))
                .isInstanceOf(BadInputException.class)
                .hasMessage("a code of labels needs words of two classes, all 12 have one label");
    }

    private static DescriptionLength code(ActivationMatrix activations, boolean[] first) {
        return OnlineCode.run(activations, first, SPEC, new Seed(42), Progress.SILENT);
    }

    private static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }
}
