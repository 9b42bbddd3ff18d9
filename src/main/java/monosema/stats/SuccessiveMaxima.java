package monosema.stats;

import java.util.ArrayList;
import java.util.List;

/** The part of max-T that one thread does: some of the labellings, all columns. */
final class SuccessiveMaxima {
    private final GroupStatistic statistic;
    private final int n;
    private final int[][] rows;
    private final int[][] offsets;
    private final int from;
    private final double error;
    /** The largest u so far under each labelling. */
    private final double[] largest;
    /** The float32 |S| up to which a column cannot exceed it. */
    private final float[] screen;

    SuccessiveMaxima(GroupStatistic statistic, Labellings labellings, int from, int to) {
        this.statistic = statistic;
        this.n = labellings.rows();
        this.from = from;
        this.error = SubsetSums.error(n);
        rows = new int[to - from][];
        offsets = new int[to - from][];
        largest = new double[to - from];
        screen = new float[to - from];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = labellings.minorityRows(from + i);
            offsets[i] = SubsetSums.offsets(rows[i], n);
            raise(i, -1);
        }
    }

    /**
     * Goes through the columns.
     *
     * @param columns standardised, ascending by observed u
     * @param reach for each column, the u that counts as reaching the observed one, ascending
     * @param maxima receives the largest u of each labelling at its own index, NaN without columns
     * @return for each column the number of labellings in which it or an earlier column reaches its observed u
     */
    int[] run(List<double[]> columns, double[] reach, double[] maxima) {
        int[] counts = new int[columns.size()];
        for (int start = 0; start < columns.size(); start += SubsetSums.WIDTH) {
            int end = Math.min(columns.size(), start + SubsetSums.WIDTH);
            block(new ArrayList<>(columns.subList(start, end)), reach, start, counts);
        }
        for (int i = 0; i < largest.length; i++) {
            maxima[from + i] = columns.isEmpty() ? Double.NaN : largest[i];
        }
        return counts;
    }

    private void block(List<double[]> columns, double[] reach, int start, int[] counts) {
        SubsetSums tables = new SubsetSums(columns, n);
        float[] sums = new float[SubsetSums.WIDTH];
        int width = columns.size();
        int reachedAll = 0;
        for (int i = 0; i < rows.length; i++) {
            tables.sum(offsets[i], sums);
            boolean reachesAll = largest[i] >= reach[start + width - 1];
            for (int j = 0; j < width; j++) {
                if (Math.abs(sums[j]) > screen[i]) {
                    double u = statistic.u(columns.get(j), rows[i]);
                    if (u > largest[i]) {
                        raise(i, u);
                    }
                }
                if (!reachesAll && largest[i] >= reach[start + j]) {
                    counts[start + j]++;
                }
            }
            reachedAll += reachesAll ? 1 : 0;
        }
        for (int j = 0; j < width; j++) {
            counts[start + j] += reachedAll;
        }
    }

    private void raise(int labelling, double u) {
        largest[labelling] = u;
        screen[labelling] = Math.nextDown((float) (statistic.leastSum(u) - error));
    }
}
