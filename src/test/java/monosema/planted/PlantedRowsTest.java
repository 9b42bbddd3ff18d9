package monosema.planted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import monosema.activations.ActivationStream;
import monosema.provenance.Seed;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlantedRowsTest {
    /** As many features as dimensions, so that the strengths of a row can be solved for. */
    private static final int SIZE = 6;

    private static final int ROWS = 20_000;

    @Test
    void eachFeatureFiresAtItsRateIndependentlyAndWithItsStrengths() {
        PlantedDictionary dictionary = PlantedDictionary.draw(SIZE, SIZE, new Seed(3));
        FiringRates rates = FiringRates.zipf(SIZE, 1, 3);
        assertThat(rates.rate(0)).isEqualTo(1);
        double[][] strengths =
                strengths(dictionary, new PlantedRows(dictionary, rates, 0.5, 1.5, new Seed(4), Device.cpu()));

        for (int i = 0; i < SIZE; i++) {
            double p = rates.rate(i);
            assertThat(share(strengths, i, i, 0)).isCloseTo(p, within(5 * Math.sqrt(p * (1 - p) / ROWS) + 1e-12));
            for (int k = 0; k < i; k++) {
                double both = p * rates.rate(k);
                double deviation = Math.sqrt(both * (1 - both) / ROWS);
                assertThat(share(strengths, i, k, 0)).isCloseTo(both, within(5 * deviation + 1e-12));
                assertThat(share(strengths, i, k, 1)).isCloseTo(both, within(6 * deviation + 1e-4));
            }
        }
        double sum = 0;
        for (double[] row : strengths) {
            assertThat(row[0]).isBetween(0.5 - 1e-4, 1.5 + 1e-4);
            sum += row[0];
        }
        assertThat(sum / ROWS).isCloseTo(1, within(5 / Math.sqrt(12.0 * ROWS)));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 1023, 1024, 3000})
    void aStreamOpenedAnywhereGoesOnWithTheSameBits(long position) {
        PlantedDictionary dictionary = PlantedDictionary.draw(5, 9, new Seed(1));
        PlantedRows source = new PlantedRows(dictionary, FiringRates.zipf(9, 1, 2), 1, 2, new Seed(2), Device.cpu());
        try (NDManager manager = NDManager.newBaseManager(Device.cpu());
                ActivationStream whole = source.open(0);
                ActivationStream rest = source.open(position)) {
            float[] all = whole.next(manager, 4000).toFloatArray();
            for (int row = (int) position; row < 4000; ) {
                int count = Math.min(700, 4000 - row);
                float[] piece = rest.next(manager, count).toFloatArray();
                assertThat(piece).isEqualTo(Arrays.copyOfRange(all, row * 5, (row + count) * 5));
                row += count;
            }
        }
    }

    @Test
    void anotherSeedGivesOtherDirectionsAndOtherRows() {
        PlantedDictionary dictionary = PlantedDictionary.draw(4, 5, new Seed(1));
        FiringRates rates = FiringRates.zipf(5, 0, 2);
        assertThat(PlantedDictionary.draw(4, 5, new Seed(1)).toArray()).isDeepEqualTo(dictionary.toArray());
        assertThat(PlantedDictionary.draw(4, 5, new Seed(2)).toArray()[0])
                .isNotEqualTo(dictionary.toArray()[0]);
        float[] rows = new float[PlantedRows.BLOCK * 4];
        float[] other = new float[PlantedRows.BLOCK * 4];
        new PlantedRows(dictionary, rates, 1, 1, new Seed(1), Device.cpu()).write(0, rows);
        new PlantedRows(dictionary, rates, 1, 1, new Seed(2), Device.cpu()).write(0, other);
        assertThat(other).isNotEqualTo(rows);
        new PlantedRows(dictionary, rates, 1, 1, new Seed(1), Device.cpu()).write(1, other);
        assertThat(other).isNotEqualTo(rows);
        new PlantedRows(dictionary, rates, 1, 1, new Seed(1), Device.cpu()).write(0, other);
        assertThat(other).isEqualTo(rows);
    }

    @Test
    void directionsAreUnitVectorsWithoutAPreferredAxis() {
        double[][] directions = PlantedDictionary.draw(8, 4_000, new Seed(5)).toArray();
        RealMatrix matrix = MatrixUtils.createRealMatrix(directions);
        RealMatrix moments = matrix.transpose().multiply(matrix).scalarMultiply(1.0 / directions.length);
        for (double[] direction : directions) {
            assertThat(MatrixUtils.createRealVector(direction).getNorm()).isCloseTo(1, within(1e-14));
        }
        for (int i = 0; i < 8; i++) {
            for (int j = 0; j < 8; j++) {
                // E x_i x_j = [i = j] / d; deviations of x_i^2 and x_i x_j: at most sqrt(3 / (d (d + 2))).
                assertThat(moments.getEntry(i, j))
                        .isCloseTo(i == j ? 1.0 / 8 : 0, within(5 * Math.sqrt(3.0 / 80 / directions.length)));
            }
        }
    }

    @Test
    void whatDoesNotFitIsRefused() {
        PlantedDictionary dictionary = PlantedDictionary.draw(4, 5, new Seed(1));
        FiringRates rates = FiringRates.zipf(4, 0, 2);
        assertThatThrownBy(() -> new PlantedRows(dictionary, rates, 1, 2, new Seed(1), Device.cpu()))
                .hasMessage("4 rates are not one for each of 5 directions");
        assertThatThrownBy(
                        () -> new PlantedRows(dictionary, FiringRates.zipf(5, 0, 2), 0, 2, new Seed(1), Device.cpu()))
                .hasMessage("strengths must be > 0 and rise, were 0.0 to 2.0");
    }

    /** [ROWS][SIZE]: a row is the strengths times the directions, so it is the row times their inverse. */
    private static double[][] strengths(PlantedDictionary dictionary, PlantedRows source) {
        RealMatrix inverse = new LUDecomposition(MatrixUtils.createRealMatrix(dictionary.toArray()))
                .getSolver()
                .getInverse();
        try (NDManager manager = NDManager.newBaseManager(Device.cpu());
                ActivationStream stream = source.open(0)) {
            float[] values = stream.next(manager, ROWS).toFloatArray();
            RealMatrix rows = MatrixUtils.createRealMatrix(ROWS, SIZE);
            for (int i = 0; i < values.length; i++) {
                rows.setEntry(i / SIZE, i % SIZE, values[i]);
            }
            return rows.multiply(inverse).getData();
        }
    }

    /** Share of the rows in which one feature is active and another is as many rows later. */
    private static double share(double[][] strengths, int one, int other, int later) {
        int count = 0;
        for (int row = 0; row + later < ROWS; row++) {
            count += strengths[row][one] > 0.25 && strengths[row + later][other] > 0.25 ? 1 : 0;
        }
        return (double) count / (ROWS - later);
    }
}
