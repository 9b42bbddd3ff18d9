package monosema.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import monosema.provenance.Seed;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinearAssignmentTest {

    /**
     * scipy 1.17.1, numpy 2.4.6: {@code c[linear_sum_assignment(c)].sum()} and the same with {@code maximize=True}; i and
     * j are the row and the column.
     */
    @ParameterizedTest
    @CsvSource({
        "mixed, 1, 1, -60.0, -60.0",
        "mixed, 1, 7, -60.0, 53.625",
        "mixed, 7, 1, -60.0, 60.0",
        "mixed, 40, 40, -2200.375, 2363.375",
        "mixed, 60, 25, -1446.75, 1538.0",
        "mixed, 25, 60, -1456.5, 1542.5",
        "mixed, 200, 200, -11786.25, 12709.625",
        "mixed, 150, 300, -8933.5, 9616.0",
        "ties, 30, 30, 10.0, 40.0",
        "ties, 17, 40, 0.0, 22.0",
        "equal, 12, 9, 45.0, 45.0",
        "product, 50, 50, 22100.0, 42925.0",
        "product, 20, 70, 1540.0, 13370.0",
        "wide, 24, 24, -20000020000002.0, 20010000000012.0",
        "wide, 13, 31, -12000000000001.0, 12000000000001.0",
        "negative, 100, 100, -9816.0, -117.0",
        "negative, 90, 33, -3278.0, -56.0",
    })
    void optimaAreThoseOfScipy(String kind, int rows, int columns, double least, double greatest) {
        double[][] costs = new double[rows][columns];
        float[][] narrow = new float[rows][columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                costs[i][j] = cost(kind, i, j);
                narrow[i][j] = (float) costs[i][j];
            }
        }

        assertThat(LinearAssignment.minimise(costs).total()).isEqualTo(least);
        assertThat(LinearAssignment.maximise(costs).total()).isEqualTo(greatest);
        assertThat(LinearAssignment.maximise(narrow).total() / greatest).isCloseTo(1, within(1e-7));
        assertThat(total(costs, LinearAssignment.minimise(costs))).isEqualTo(least);
    }

    private static double cost(String kind, int i, int j) {
        return switch (kind) {
            case "mixed" -> (37 * i * i + 101 * j * j + 13 * i * j + 7 * i) % 997 / 8.0 - 60;
            case "ties" -> i * j % 3;
            case "equal" -> 5;
            case "product" -> (i + 1.0) * (j + 1);
            case "wide" -> ((i + j) % 2 == 0 ? 1 : -1) * StrictMath.pow(10, i * j % 13);
            case "negative" -> -((i * i + 3 * j + i * j) % 101);
            default -> throw new IllegalArgumentException(kind);
        };
    }

    /** Sums the pairs, and fails where two of them share a column or there are too few. */
    private static double total(double[][] costs, LinearAssignment assignment) {
        Set<Integer> columns = new HashSet<>();
        double sum = 0;
        for (int row = 0; row < costs.length; row++) {
            int column = assignment.column(row);
            if (column >= 0) {
                assertThat(columns.add(column)).isTrue();
                sum += costs[row][column];
            }
        }
        assertThat(columns).hasSize(assignment.pairs()).hasSize(Math.min(costs.length, costs[0].length));
        return sum;
    }

    /** Weak duality: no assignment costs less than the sum of potentials that no cost undercuts. */
    @ParameterizedTest
    @CsvSource({"300, 300", "120, 400", "1, 50"})
    void potentialsProveThatNothingIsCheaper(int rows, int columns) {
        UniformRandomProvider random = new Seed(5).stream("costs");
        double[][] costs = new double[rows][columns];
        for (double[] row : costs) {
            for (int j = 0; j < columns; j++) {
                row[j] = 2 * random.nextDouble() - 1;
            }
        }

        ShortestAugmentingPaths paths = new ShortestAugmentingPaths(rows, columns, (i, j) -> costs[i][j]);

        double dual = 0;
        for (double v : paths.v()) {
            assertThat(v).isLessThanOrEqualTo(0);
            dual += v;
        }
        for (int i = 0; i < rows; i++) {
            dual += paths.u()[i];
            for (int j = 0; j < columns; j++) {
                if (paths.u()[i] + paths.v()[j] > costs[i][j] + 1e-14) {
                    throw new AssertionError("potentials of %d and %d exceed their cost".formatted(i, j));
                }
            }
        }
        assertThat(total(costs, LinearAssignment.minimise(costs))).isCloseTo(dual, within(1e-12));
    }

    @Test
    void theOnlyBestPairsAreFound() {
        LinearAssignment assignment = LinearAssignment.maximise(new double[][] {{0.9, 0.8}, {0.7, 0.1}, {0, -1}});
        assertThat(assignment.column(0)).isEqualTo(1);
        assertThat(assignment.column(1)).isEqualTo(0);
        assertThat(assignment.column(2)).isEqualTo(-1);
    }

    @Test
    void whatIsNoMatrixOfNumbersIsRefused() {
        assertThatThrownBy(() -> LinearAssignment.minimise(new double[0][]))
                .hasMessage("number of rows must be >= 1, was 0");
        assertThatThrownBy(() -> LinearAssignment.minimise(new double[2][0]))
                .hasMessage("number of columns must be >= 1, was 0");
        assertThatThrownBy(() -> LinearAssignment.maximise(new double[][] {{1, 2}, {3}}))
                .hasMessage("rows 0 and 1 must have equal lengths, had 2 and 1");
        assertThatThrownBy(() -> LinearAssignment.maximise(new float[][] {{1, 2}, {3, Float.NaN}}))
                .hasMessage("row 1, column 1 must be in [-1e300, 1e300], was NaN");
        assertThatThrownBy(() -> LinearAssignment.maximise(new double[][] {{Double.POSITIVE_INFINITY}}))
                .hasMessage("row 0, column 0 must be in [-1e300, 1e300], was Infinity");
    }
}
