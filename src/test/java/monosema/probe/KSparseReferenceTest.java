package monosema.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.ToDoubleFunction;
import monosema.activations.ActivationMatrix;
import monosema.config.AnalysisSpec.Effectiveness.Ranking;
import monosema.metric.Effectiveness;
import monosema.provenance.Seed;
import org.junit.jupiter.api.Test;

/**
 * A whole pass against one written anew in Python, on the same folds: {@code python src/test/python/ksparse_reference.py},
 * Python 3.11.7, NumPy 2.4.6, scikit-learn 1.9.1.
 */
class KSparseReferenceTest {
    private static final int N = 40;
    private static final int D = 12;
    private static final boolean[] FIRST = ReferenceRows.classes(N);
    private static final List<Integer> SIZES = List.of(1, 2, 4, 8, KSparseNeurons.ALL);

    /** Mean over the words, bits: k = 1, 2, 4, 8 and all. */
    private static final List<Double> BITS = List.of(
            0.1648916381306486, 0.42316904445558307, 0.578356246060657, 0.5585000509061648, 0.42668573759651884);

    @Test
    void theFoldsAreThoseOfTheScript() {
        StratifiedFolds outer = StratifiedFolds.of(Rows.all(N), FIRST, 4, new Seed(42).stream("outer"));

        assertThat(outer.test(0)).containsExactly(6, 8, 12, 19, 20, 22, 26, 30, 33, 38);
        assertThat(StratifiedFolds.of(outer.train(3), FIRST, 3, new Seed(42).stream("inner.3"))
                        .test(2))
                .containsExactly(1, 11, 17, 18, 20, 22, 29, 31, 32, 34);
    }

    @Test
    void everySizeAndTheChosenOneSayWhatScikitLearnsFitsSay() {
        KSparseNeurons neurons = new KSparseNeurons(activations(), Ranking.MEAN_DIFFERENCE, 256);
        KSparsePass pass = KSparsePass.run(
                neurons, FIRST, 4, 3, SIZES, StrengthGrid.ofSize(6).strengths(), new Seed(42));
        KSparseResult result = KSparseResult.of(pass, FIRST, SIZES, D);

        assertThat(result.chosenSizes()).containsExactly(4, 4, 8, 4);
        for (int place = 0; place < SIZES.size(); place++) {
            assertThat(KSparseRows.bits(result, place)).isCloseTo(BITS.get(place), within(1e-6));
        }
        assertThat(KSparseRows.bits(result, 8)).as("256 of 12 neurons").isEqualTo(KSparseRows.allBits(result));
        assertThat(mean(result, KSparseResult.Word::chosen)).isCloseTo(0.5531901954944318, within(1e-6));
        Effectiveness sum = Effectiveness.of(result, new Seed(1));
        assertThat(sum.entropyBits()).isCloseTo(0.9837082626231857, within(1e-12));
        assertThat(sum.score().value()).isCloseTo(0.45269480737256945, within(1e-6));
        assertThat(sum.localisation().orElseThrow().value()).isCloseTo(0.8050027388156962, within(1e-6));
        assertThat(result.convergence().converged())
                .isEqualTo(result.convergence().fits());
    }

    /** The reference rows with a weaker signal in four neurons more. */
    private static ActivationMatrix activations() {
        ActivationMatrix rows = ReferenceRows.activations(N, D);
        float[] values = rows.toArray();
        for (int i = 0; i < values.length; i++) {
            int neuron = i % D;
            values[i] += neuron < 1 || neuron > 4 ? 0 : FIRST[i / D] ? 0.75f : -0.75f;
        }
        return ActivationMatrix.of(N, D, values);
    }

    private static double mean(KSparseResult result, ToDoubleFunction<KSparseResult.Word> value) {
        return result.words().stream().mapToDouble(value).average().orElseThrow();
    }
}
