package monosema.stats;

import java.util.Arrays;

/**
 * The linear assignment of least cost by shortest augmenting paths (Jonker and Volgenant 1987; for more columns than
 * rows Crouse 2016, section III): each row in turn is assigned along the path of least reduced cost
 * {@code c_ij - u_i - v_j} to a free column, found as Dijkstra's algorithm finds it.
 *
 * <p>The potentials stay a solution of the dual problem, {@code u_i + v_j <= c_ij} with equality for pairs and
 * {@code v_j <= 0} with equality for free columns, so that {@code sum u + sum v} is the total of the pairs and no
 * assignment has a smaller one.
 */
final class ShortestAugmentingPaths {
    /** The cost of a pair, finite. Asked for again and again, row by row. */
    interface Costs {
        double of(int row, int column);
    }

    private static final int FREE = -1;

    private final int columns;
    private final Costs costs;
    private final int[] columnOf;
    private final int[] rowOf;
    private final double[] u;
    private final double[] v;

    /** The row before each column on its shortest path so far, and that path's length. */
    private final int[] before;

    private final double[] length;
    /** Columns that the search has not reached for good: the first {@code left} of them. */
    private final int[] open;

    private int left;

    /**
     * Solves.
     *
     * @param rows at most {@code columns}, at least 1
     */
    ShortestAugmentingPaths(int rows, int columns, Costs costs) {
        this.columns = columns;
        this.costs = costs;
        this.columnOf = new int[rows];
        this.rowOf = new int[columns];
        this.u = new double[rows];
        this.v = new double[columns];
        this.before = new int[columns];
        this.length = new double[columns];
        this.open = new int[columns];
        Arrays.fill(columnOf, FREE);
        Arrays.fill(rowOf, FREE);
        for (int row = 0; row < rows; row++) {
            assign(row);
        }
    }

    /** The column of each row. */
    int[] columnOf() {
        return columnOf;
    }

    /** The dual value of each row. */
    double[] u() {
        return u;
    }

    /** The dual value of each column, at most 0. */
    double[] v() {
        return v;
    }

    private void assign(int row) {
        Arrays.fill(length, Double.POSITIVE_INFINITY);
        for (int j = 0; j < columns; j++) {
            open[j] = j;
        }
        left = columns;
        double reached = 0;
        int last = row;
        int column;
        do {
            column = nearest(last, reached);
            reached = length[column];
            last = rowOf[column];
        } while (last != FREE);
        raise(row, reached);
        augment(row, column);
    }

    /** Goes on from a row that lies at a distance, and closes the nearest open column; among equals a free one. */
    private int nearest(int row, double distance) {
        double offset = distance - u[row];
        double least = Double.POSITIVE_INFINITY;
        int at = -1;
        for (int k = 0; k < left; k++) {
            int j = open[k];
            double through = offset + costs.of(row, j) - v[j];
            if (through < length[j]) {
                length[j] = through;
                before[j] = row;
            }
            if (length[j] < least || (length[j] == least && rowOf[j] == FREE)) {
                least = length[j];
                at = k;
            }
        }
        int column = open[at];
        open[at] = open[--left];
        open[left] = column;
        return column;
    }

    /** Makes the reduced costs along the paths to the closed columns 0, and lets none fall below. */
    private void raise(int row, double reached) {
        u[row] += reached;
        for (int k = left; k < columns; k++) {
            int j = open[k];
            double slack = reached - length[j];
            v[j] -= slack;
            if (rowOf[j] != FREE) {
                u[rowOf[j]] += slack;
            }
        }
    }

    private void augment(int row, int column) {
        int j = column;
        int i;
        do {
            i = before[j];
            rowOf[j] = i;
            int next = columnOf[i];
            columnOf[i] = j;
            j = next;
        } while (i != row);
    }
}
