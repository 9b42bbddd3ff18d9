package monosema.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import monosema.activations.ActivationMatrix;
import monosema.config.AnalysisSpec.Effectiveness.Ranking;
import monosema.provenance.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a representation says does not depend on how its neurons are numbered, nor on whether each is there twice. */
class KSparseInvarianceTest {
    private static final boolean[] FIRST = PlantedRows.classes(36, 19);
    private static final ActivationMatrix ROWS = PlantedRows.activations(FIRST, 130, 6, 0.8, 11);

    private static final int SIXTY_FOUR = KSparseProbe.SIZES.indexOf(64);

    @ParameterizedTest
    @EnumSource(Ranking.class)
    void theOrderOfTheNeuronsMovesNoNumberOfAnyWord(Ranking ranking) {
        int[] order = Rows.all(130);
        StratifiedFolds.shuffle(order, new Seed(1).stream("order"));

        KSparseResult given = KSparseRows.run(ROWS, FIRST, ranking);
        KSparseResult permuted = KSparseRows.run(KSparseRows.columns(ROWS, order), FIRST, ranking);

        assertThat(KSparseRows.bits(given, 2)).isGreaterThan(0.05);
        assertThat(permuted.chosenSizes()).isEqualTo(given.chosenSizes());
        assertClose(given, permuted, 1e-9);
    }

    @Test
    void everyNeuronTwiceMovesTheCurveByOneStep() {
        int[] twice = IntStream.range(0, 260).map(j -> j % 130).toArray();

        List<KSparseResult.Word> once =
                KSparseRows.run(ROWS, FIRST, Ranking.MEAN_DIFFERENCE).words();
        KSparseResult doubled = KSparseRows.run(KSparseRows.columns(ROWS, twice), FIRST, Ranking.MEAN_DIFFERENCE);

        for (int i = 0; i < once.size(); i++) {
            KSparseResult.Word word = doubled.words().get(i);
            List<Double> before = once.get(i).bySize();
            for (int place = 0; place < SIXTY_FOUR; place++) {
                assertThat(word.bySize().get(place + 1)).isCloseTo(before.get(place), within(1e-9));
            }
            assertThat(word.bySize().get(SIXTY_FOUR + 1))
                    .as("by another solver")
                    .isCloseTo(before.get(SIXTY_FOUR), within(1e-5));
            assertThat(word.all()).isCloseTo(once.get(i).all(), within(1e-9));
        }
    }

    private static void assertClose(KSparseResult one, KSparseResult other, double bits) {
        double worst = 0;
        for (int i = 0; i < one.words().size(); i++) {
            KSparseResult.Word a = one.words().get(i);
            KSparseResult.Word b = other.words().get(i);
            for (int place = 0; place < a.bySize().size(); place++) {
                worst = Math.max(
                        worst, Math.abs(a.bySize().get(place) - b.bySize().get(place)));
            }
            worst = Math.max(worst, Math.abs(a.all() - b.all()));
            worst = Math.max(worst, Math.abs(a.chosen() - b.chosen()));
        }
        assertThat(worst).isCloseTo(0, within(bits));
    }
}
