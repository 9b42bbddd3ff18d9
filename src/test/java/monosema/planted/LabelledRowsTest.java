package monosema.planted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import monosema.provenance.Seed;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

/** As many directions as dimensions, so that the strengths in a row can be told from it. */
class LabelledRowsTest {
    private static final int SIZE = 4;
    private static final int ROWS = 4_000;
    private static final PlantedDictionary DICTIONARY = PlantedDictionary.draw(SIZE, SIZE, new Seed(2));
    private static final FiringRates RATES = FiringRates.zipf(SIZE, 1, 1.6);

    @Test
    void halfOfTheRowsHaveTheFeatureAndTheOthersNever() {
        LabelledRows drawn = draw(1, 7);
        double[][] strengths = strengths(drawn);
        boolean[] classes = drawn.classes();

        int with = 0;
        for (int row = 0; row < ROWS; row++) {
            with += classes[row] ? 1 : 0;
            if (classes[row]) {
                assertThat(strengths[row][1]).isBetween(0.5 - 1e-4, 1.5 + 1e-4);
            } else {
                assertThat(strengths[row][1]).isCloseTo(0, within(1e-4));
            }
        }
        assertThat(with).isEqualTo(ROWS / 2);
    }

    @Test
    void everyOtherFeatureKeepsItsRateWhateverTheLabel() {
        double[][] strengths = strengths(draw(1, 7));
        for (int feature : new int[] {0, 2, 3}) {
            for (int label = 0; label < 2; label++) {
                assertAtItsRate(strengths, feature, label, 2);
            }
        }
    }

    @Test
    void withoutALabelEveryFeatureKeepsItsRate() {
        double[][] strengths = strengths(draw(-1, 7));
        for (int feature = 0; feature < SIZE; feature++) {
            assertAtItsRate(strengths, feature, 0, 2);
            assertAtItsRate(strengths, feature, 1, 2);
        }
    }

    @Test
    void equalSeedsGiveEqualRowsAndOthersOthers() {
        assertThat(draw(1, 7).rows().toArray()).isEqualTo(draw(1, 7).rows().toArray());
        assertThat(draw(1, 8).rows().toArray()).isNotEqualTo(draw(1, 7).rows().toArray());
        assertThat(draw(2, 7).rows().toArray()).isNotEqualTo(draw(1, 7).rows().toArray());
    }

    /** Within five standard errors, over the rows from one on in steps. */
    private static void assertAtItsRate(double[][] strengths, int feature, int from, int step) {
        int active = 0;
        int n = 0;
        for (int row = from; row < ROWS; row += step) {
            active += strengths[row][feature] > 0.25 ? 1 : 0;
            n++;
        }
        double rate = RATES.rate(feature);
        assertThat((double) active / n)
                .as("feature %d", feature)
                .isCloseTo(rate, within(5 * Math.sqrt(rate * (1 - rate) / n)));
    }

    private static LabelledRows draw(int feature, long seed) {
        return LabelledRows.draw(DICTIONARY, RATES, feature, ROWS, 0.5, 1.5, new Seed(seed));
    }

    private static double[][] strengths(LabelledRows drawn) {
        RealMatrix rows = MatrixUtils.createRealMatrix(ROWS, SIZE);
        float[] values = drawn.rows().toArray();
        for (int i = 0; i < values.length; i++) {
            rows.setEntry(i / SIZE, i % SIZE, values[i]);
        }
        RealMatrix inverse = new LUDecomposition(MatrixUtils.createRealMatrix(DICTIONARY.toArray()))
                .getSolver()
                .getInverse();
        return rows.multiply(inverse).getData();
    }
}
