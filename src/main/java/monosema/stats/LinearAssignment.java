package monosema.stats;

import java.util.Arrays;

/**
 * The linear assignment problem, solved exactly: pair rows with columns, each at most once and as many pairs as the
 * shorter side has, so that the sum over the pairs is the least, or the greatest. The optimum of SciPy's
 * {@code linear_sum_assignment}; among equally good assignments it may choose another.
 *
 * <p>By {@link ShortestAugmentingPaths}, in float64: the steps grow at worst as n^2 m, n being the shorter side and m the
 * longer one. The costs are not copied. Faster with at most as many rows as columns, since they are read by rows.
 * Immutable.
 */
public final class LinearAssignment {
    private static final int NONE = -1;
    /** Of a cost's magnitude, so that no path's length overflows. */
    private static final double LARGEST = 1e300;

    private final int[] columnOf;
    private final int pairs;
    private final double total;

    private LinearAssignment(int[] columnOf, int pairs, double total) {
        this.columnOf = columnOf;
        this.pairs = pairs;
        this.total = total;
    }

    /**
     * The pairs of least sum.
     *
     * @param costs [rows][columns], at least 1 by 1, each from -1e300 to 1e300
     * @throws IllegalArgumentException if rows differ in length or a cost is out of range, with its place
     */
    public static LinearAssignment minimise(double[][] costs) {
        int columns = columns(Arrays.stream(costs).mapToInt(row -> row.length).toArray());
        return of(costs.length, columns, 1, (row, column) -> costs[row][column]);
    }

    /**
     * The pairs of greatest sum.
     *
     * @param gains [rows][columns], at least 1 by 1, each from -1e300 to 1e300
     * @throws IllegalArgumentException if rows differ in length or a gain is out of range, with its place
     */
    public static LinearAssignment maximise(double[][] gains) {
        int columns = columns(Arrays.stream(gains).mapToInt(row -> row.length).toArray());
        return of(gains.length, columns, -1, (row, column) -> -gains[row][column]);
    }

    /**
     * The pairs of greatest sum, of gains in half the memory.
     *
     * @param gains [rows][columns], at least 1 by 1, each from -1e300 to 1e300
     * @throws IllegalArgumentException if rows differ in length or a gain is out of range, with its place
     */
    public static LinearAssignment maximise(float[][] gains) {
        int columns = columns(Arrays.stream(gains).mapToInt(row -> row.length).toArray());
        return of(gains.length, columns, -1, (row, column) -> -gains[row][column]);
    }

    private static int columns(int[] lengths) {
        Arguments.atLeast(1, lengths.length, "number of rows");
        Arguments.atLeast(1, lengths[0], "number of columns");
        for (int row = 1; row < lengths.length; row++) {
            Arguments.sameLength(lengths[0], lengths[row], "rows 0 and " + row);
        }
        return lengths[0];
    }

    private static LinearAssignment of(int rows, int columns, int sign, ShortestAugmentingPaths.Costs costs) {
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                if (!(Math.abs(costs.of(row, column)) <= LARGEST)) {
                    throw new IllegalArgumentException("row %d, column %d must be in [-1e300, 1e300], was %s"
                            .formatted(row, column, sign * costs.of(row, column)));
                }
            }
        }
        int[] columnOf = rows <= columns
                ? new ShortestAugmentingPaths(rows, columns, costs).columnOf()
                : inverse(new ShortestAugmentingPaths(columns, rows, (i, j) -> costs.of(j, i)).columnOf(), rows);
        double total = 0;
        for (int row = 0; row < rows; row++) {
            total += columnOf[row] == NONE ? 0 : sign * costs.of(row, columnOf[row]);
        }
        return new LinearAssignment(columnOf, Math.min(rows, columns), total);
    }

    private static int[] inverse(int[] rowOf, int rows) {
        int[] columnOf = new int[rows];
        Arrays.fill(columnOf, NONE);
        for (int column = 0; column < rowOf.length; column++) {
            columnOf[rowOf[column]] = column;
        }
        return columnOf;
    }

    /** Number of pairs: rows or columns, whichever are fewer. */
    public int pairs() {
        return pairs;
    }

    /** The column that a row is paired with, zero-based; -1 for a row without a partner. */
    public int column(int row) {
        return columnOf[row];
    }

    /** The sum over the pairs, in order of the rows. */
    public double total() {
        return total;
    }
}
