package monosema.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Optional;
import monosema.activations.ActivationMatrix;
import monosema.config.AnalysisSpec.Effectiveness.Ranking;
import monosema.io.BadInputException;
import monosema.metric.Effectiveness;
import monosema.provenance.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class KSparseBadInputTest {
    private static final boolean[] FIRST = PlantedRows.classes(30, 16);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | a probe needs words of two classes, all 30 have one label",
                "30 | a probe needs words of two classes, all 30 have one label",
                "2 | the smaller class has 2 words, 3 folds need at least 3",
                "27 | the smaller class has 3 words, which leaves 2 in a training fold; 3 inner folds need at least 3",
            })
    void classesTooSmallForTheFoldsAreOneLine(int ofFirst, String line) {
        boolean[] first = PlantedRows.classes(30, ofFirst);
        ActivationMatrix rows = PlantedRows.activations(first, 4, 0, 0, 1);

        assertThatThrownBy(() -> new KSparseProbe(rows, first, KSparseRows.spec(3, 3, 1, 0), Ranking.T))
                .isInstanceOf(BadInputException.class)
                .hasMessage(line);
    }

    /** With the fewest words that are let through: no training fold, inner or outer, and no test fold lacks a class. */
    @ParameterizedTest
    @CsvSource({"3, 2, 4", "5, 5, 7", "2, 2, 4", "20, 20, 22"})
    void everyFoldHoldsBothClasses(int folds, int innerFolds, int smaller) {
        boolean[] first = PlantedRows.classes(3 * smaller + 1, smaller);
        NestedCrossValidation.requireWords(first, folds, innerFolds);

        StratifiedFolds outer = StratifiedFolds.of(Rows.all(first.length), first, folds, new Seed(1).stream("a"));
        for (Fold fold : outer.all(folds)) {
            assertBothClasses(fold, first);
            StratifiedFolds inner = StratifiedFolds.of(fold.train(), first, innerFolds, new Seed(1).stream("b"));
            inner.all(innerFolds).forEach(each -> assertBothClasses(each, first));
        }
    }

    private static void assertBothClasses(Fold fold, boolean[] first) {
        assertThat(Rows.smallerClass(Rows.classes(fold.train(), first))).isPositive();
        assertThat(Rows.smallerClass(Rows.classes(fold.test(), first))).isPositive();
    }

    @ParameterizedTest
    @EnumSource(Ranking.class)
    void nothingButZerosSayExactlyNothing(Ranking ranking) {
        KSparseResult result = KSparseRows.run(ActivationMatrix.of(30, 20, new float[600]), FIRST, ranking);

        assertThat(result.words()).allSatisfy(word -> {
            assertThat(word.bySize()).hasSize(9).containsOnly(0.0);
            assertThat(word.all()).isZero();
            assertThat(word.chosen()).isZero();
        });
        Effectiveness sum = Effectiveness.of(result, new Seed(1));
        assertThat(sum.score().value()).isZero();
        assertThat(sum.localisation()).isEqualTo(Optional.empty());
        assertThat(sum.chosenSize()).as("no neuron is of use").isZero();
    }

    /** Of 300 neurons three vary: from k = 4 on it is the probe on all. */
    @Test
    void moreNeuronsThanVaryAreAllOfThem() {
        float[] values = new float[30 * 300];
        float[] three = PlantedRows.activations(FIRST, 3, 2, 0.7, 4).toArray();
        for (int i = 0; i < 30; i++) {
            Arrays.fill(values, 300 * i, 300 * (i + 1), 0.1f);
            System.arraycopy(three, 3 * i, values, 300 * i + 100, 3);
        }

        KSparseResult result = KSparseRows.run(ActivationMatrix.of(30, 300, values), FIRST, Ranking.MEAN_DIFFERENCE);

        assertThat(KSparseRows.bits(result, 0)).isNotEqualTo(KSparseRows.allBits(result));
        assertThat(result.words())
                .allSatisfy(word -> assertThat(word.bySize().subList(2, 9)).containsOnly(word.all()));
        assertThat(result.neurons()).isEqualTo(300);
        assertThat(result.chosenSizes()).allMatch(size -> size <= 3);
    }

    /** One word alone turns a neuron on: where it is held out the neuron is constant in the training fold. */
    @ParameterizedTest
    @EnumSource(Ranking.class)
    void aNeuronThatVariesInATestFoldAloneDecidesNothingThere(Ranking ranking) {
        ActivationMatrix plain = PlantedRows.activations(FIRST, 2, 1, 0.7, 5);
        float[] values = new float[90];
        for (int i = 0; i < 30; i++) {
            System.arraycopy(plain.toArray(), 2 * i, values, 3 * i, 2);
            values[3 * i + 2] = 0.7f;
        }
        values[3 * 11 + 2] = 1e6f;

        KSparseResult with = KSparseRows.run(ActivationMatrix.of(30, 3, values), FIRST, ranking);
        KSparseResult without = KSparseRows.run(plain, FIRST, ranking);

        for (int place = 0; place < 2; place++) {
            double expected = without.words().get(11).bySize().get(place);
            assertThat(with.words().get(11).bySize().get(place)).isCloseTo(expected, within(1e-9));
        }
        assertThat(with.words().get(11).all()).isCloseTo(without.words().get(11).all(), within(1e-5));
    }

    /** Neighbouring float32 values differ by 6e-8 of themselves: still a difference, and here the label. */
    @Test
    void aSmallDifferenceOnALargeOffsetIsNoRounding() {
        float[] values = new float[30];
        for (int i = 0; i < 30; i++) {
            values[i] = FIRST[i] ? 1000 : Math.nextUp(1000f);
        }

        KSparseResult result = KSparseRows.run(ActivationMatrix.of(30, 1, values), FIRST, Ranking.MEAN_DIFFERENCE);

        assertThat(KSparseRows.bits(result, 0)).isGreaterThan(0.95).isEqualTo(KSparseRows.allBits(result));
        ScaledBlocks blocks = ScaledBlocks.of(
                new NeuronColumns(ActivationMatrix.of(30, 1, values)),
                new int[] {0},
                1,
                new Fold(Rows.all(30), new int[1]));
        assertThat(blocks.constant()).isFalse();
    }
}
