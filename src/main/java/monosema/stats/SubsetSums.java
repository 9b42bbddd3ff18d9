package monosema.stats;

import java.util.List;

/**
 * Sums of several columns over many sets of rows at once, in float32, by tables: the rows are cut into blocks of
 * {@value #BITS}, the sums over all subsets of each block are made once, and a set of rows is then one table row a block
 * ("four Russians", Arlazarov et al. 1970). Rounding stays below {@link #error}.
 */
final class SubsetSums {
    /** Columns side by side in a table row. */
    static final int WIDTH = 64;

    private static final int BITS = 6;
    /** Table rows added in one pass over the sums. */
    private static final int STRIDE = 4;

    private final float[] table;

    /**
     * Makes the tables.
     *
     * @param columns at most {@link #WIDTH}, each of n rows; missing ones count as 0
     */
    SubsetSums(List<double[]> columns, int n) {
        table = new float[(tables(n) * WIDTH) << BITS];
        float[] row = new float[WIDTH];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < columns.size(); j++) {
                row[j] = (float) columns.get(j)[i];
            }
            add(row, i / BITS, i % BITS);
        }
    }

    /** Fills the subsets whose highest row this is: the row plus each subset of the rows before it. */
    private void add(float[] row, int block, int bit) {
        int start = (block * WIDTH) << BITS;
        int half = start + (WIDTH << bit);
        for (int from = start; from < half; from += WIDTH) {
            int to = from + (WIDTH << bit);
            for (int j = 0; j < WIDTH; j++) {
                table[to + j] = table[from + j] + row[j];
            }
        }
    }

    /** Number of tables, a multiple of the stride. */
    static int tables(int n) {
        int blocks = (n + BITS - 1) / BITS;
        return (blocks + STRIDE - 1) / STRIDE * STRIDE;
    }

    /** A set of rows as the table rows to add: their offsets, one a table. */
    static int[] offsets(int[] rows, int n) {
        int[] offsets = new int[tables(n)];
        for (int row : rows) {
            offsets[row / BITS] |= 1 << (row % BITS);
        }
        for (int k = 0; k < offsets.length; k++) {
            offsets[k] = ((k << BITS) + offsets[k]) * WIDTH;
        }
        return offsets;
    }

    /** Sums over a set of rows, one for each column. */
    void sum(int[] offsets, float[] sums) {
        float[] t = table;
        for (int j = 0; j < WIDTH; j++) {
            sums[j] = 0;
        }
        for (int k = 0; k < offsets.length; k += STRIDE) {
            int o0 = offsets[k];
            int o1 = offsets[k + 1];
            int o2 = offsets[k + 2];
            int o3 = offsets[k + 3];
            for (int j = 0; j < WIDTH; j++) {
                sums[j] += (t[o0 + j] + t[o1 + j]) + (t[o2 + j] + t[o3 + j]);
            }
        }
    }

    /**
     * What a sum of a standardised column can be off by: each of its roundings is at most 2^-24 of the sum of absolute
     * values, which is at most n where the sum of squares is n (Higham 2002, section 4.2), with a margin of a half.
     */
    static double error(int n) {
        int roundings = 1 + BITS + 2 + tables(n) / STRIDE;
        return 1.5 * roundings * n * 0x1p-24;
    }
}
