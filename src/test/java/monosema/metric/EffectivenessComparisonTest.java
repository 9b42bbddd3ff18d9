package monosema.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import monosema.probe.Convergence;
import monosema.probe.KSparseResult;
import monosema.provenance.Seed;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * numpy 2.4.6, six words of two classes of three, i their numbers and k = 0 ... 8 the sizes': {@code A = ((7 i + 5 k) % 11 -
 * 2) / 10, B = ((3 i + 4 k) % 7 - 1) / 10}, I* {@code (i % 4 + 2) / 10} and {@code (i % 3 + 3) / 10}; heights by
 * {@code np.trapezoid(A, k) / 8}. H(Y) = 1, so that bits are shares.
 */
class EffectivenessComparisonTest {
    private static final KSparseResult ONE = result((i, k) -> (7 * i + 5 * k) % 11 - 2, i -> i % 4 + 2);
    private static final KSparseResult BASELINE = result((i, k) -> (3 * i + 4 * k) % 7 - 1, i -> i % 3 + 3);
    private static final Seed SEED = new Seed(9);
    private static final Offset<Double> EXACT = within(1e-12);
    /** Resampling 10,000 times moves an end by about so much. */
    private static final Offset<Double> DRAWN = within(0.01);

    @Test
    void heightAndScoreAreNumPysTrapezoids() {
        assertThat(WordInformation.of(ONE))
                .extracting(WordInformation::heightBits)
                .usingComparatorForType((a, b) -> Math.abs(a - b) < 1e-12 ? 0 : 1, Double.class)
                .containsExactly(0.35625, 0.3, 0.24375, 0.325, 0.3375, 0.28125);
        assertThat(Effectiveness.of(BASELINE, SEED).score().value()).isCloseTo(0.20104166666666667, EXACT);
    }

    /** The ends are the quantiles of all 46,656 resamples: np.quantile(A.mean(...) / ..., [.025, .975]). */
    @Test
    void scoreAndLocalisationHaveTheBootstrapIntervalsOfAllResamples() {
        Effectiveness sum = Effectiveness.of(ONE, SEED);

        assertThat(sum.score().value()).isCloseTo(0.30729166666666663, EXACT);
        assertThat(sum.score().lower()).isCloseTo(0.27604167, DRAWN);
        assertThat(sum.score().upper()).isCloseTo(0.33541667, DRAWN);
        assertThat(sum.localisation().orElseThrow().value()).isCloseTo(0.9703947368421052, EXACT);
        assertThat(sum.localisation().orElseThrow().lower()).isCloseTo(0.72, within(0.02));
        assertThat(sum.localisation().orElseThrow().upper()).isCloseTo(1.40625, within(0.03));
        assertThat(sum.chosenSize()).isEqualTo(1.5);
    }

    @Test
    void gainAndRatiosAreNumPys() {
        EffectivenessComparison comparison = EffectivenessComparison.of(ONE, BASELINE, true, SEED);

        assertThat(comparison.gain().value()).isCloseTo(0.10625, EXACT);
        assertThat(comparison.retention().orElseThrow().value()).isCloseTo(0.7916666666666667, EXACT);
        assertThat(comparison.relative().orElseThrow().value()).isCloseTo(0.7682291666666666, EXACT);
        assertThat(comparison.localisation().orElseThrow().difference().value()).isCloseTo(0.46779057017543846, EXACT);
        assertThat(comparison.gainP()).as("2 of 64 swaps reach it").isCloseTo(2 / 64.0, within(0.01));
    }

    @Test
    void againstItselfNothingDiffers() {
        EffectivenessComparison comparison = EffectivenessComparison.of(ONE, ONE, true, SEED);

        assertThat(List.of(comparison.gain().lower(), comparison.gain().upper()))
                .containsOnly(0.0);
        assertThat(comparison.gainP()).isEqualTo(1);
        assertThat(comparison.retention().orElseThrow().lower()).isEqualTo(1);
        assertThat(comparison.retentionP()).isEqualTo(1);
        assertThat(comparison.localisation().orElseThrow().p()).isEqualTo(1);
    }

    @Test
    void ratiosToNothingAreNotDefinedButTheGainIs() {
        KSparseResult nothing = result((i, k) -> 0, i -> i % 2 == 0 ? 1 : -1);

        EffectivenessComparison toNothing = EffectivenessComparison.of(ONE, nothing, true, SEED);
        EffectivenessComparison notSignificant = EffectivenessComparison.of(ONE, BASELINE, false, SEED);
        EffectivenessComparison ofNothing = EffectivenessComparison.of(nothing, BASELINE, true, SEED);

        for (EffectivenessComparison each : List.of(toNothing, notSignificant)) {
            assertThat(each.retention()).isEmpty();
            assertThat(each.relative()).isEmpty();
            assertThat(each.localisation()).isEmpty();
        }
        assertThat(toNothing.gain().value()).isCloseTo(0.30729166666666663, EXACT);
        assertThat(ofNothing.retention().orElseThrow().value()).isCloseTo(0, EXACT);
        assertThat(ofNothing.localisation()).isEmpty();
        assertThat(Effectiveness.of(nothing, SEED).localisation()).isEmpty();
    }

    @Test
    void otherWordsAreRefused() {
        List<KSparseResult.Word> words = new ArrayList<>(ONE.words());
        KSparseResult fewer = new KSparseResult(words.subList(0, 5), 12, List.of(1), Convergence.NONE);
        words.set(2, new KSparseResult.Word(true, words.get(2).bySize(), 0, 0));
        KSparseResult relabelled = new KSparseResult(words, 12, List.of(1), Convergence.NONE);

        assertThatThrownBy(() -> EffectivenessComparison.of(ONE, fewer, true, SEED))
                .hasMessage("compared representations must share their words, had 6 and 5");
        assertThatThrownBy(() -> EffectivenessComparison.of(ONE, relabelled, true, SEED))
                .hasMessage("compared representations must share their labels, word 2 differs");
    }

    private static KSparseResult result(IntBinaryOperator tenths, IntUnaryOperator chosenTenths) {
        boolean[] first = {true, true, false, true, false, false};
        List<KSparseResult.Word> words = IntStream.range(0, 6)
                .mapToObj(i -> new KSparseResult.Word(
                        first[i],
                        IntStream.range(0, 9)
                                .mapToObj(k -> tenths.applyAsInt(i, k) / 10.0)
                                .toList(),
                        0.5,
                        chosenTenths.applyAsInt(i) / 10.0))
                .toList();
        return new KSparseResult(words, 12, List.of(1, 4, 2, 1), Convergence.NONE);
    }
}
