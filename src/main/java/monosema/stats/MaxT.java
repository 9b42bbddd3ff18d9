package monosema.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Westfall and Young's step-down max-T: p-values of many columns, adjusted for their number by permuting the labels, so
 * that the dependence between columns and the shape of their distributions are those of the data (Westfall and Young
 * 1993, algorithm 4.1; Ge, Dudoit and Speed 2003, box 3; R's {@code multtest::mt.maxT(side = "abs")}).
 *
 * <p>Columns are sorted by observed |t|; under each labelling a column is compared with the largest |t| of itself and all
 * columns with a smaller observed one; {@code p = (b + 1) / (m + 1)} with b of the m other labellings reaching the
 * observed |t|, made monotone. The observed labelling runs through the same code as all others, and values that agree
 * within rounding (1e-11 of u, see below) are ties, which count. The family-wise error is controlled in the strong sense
 * where the labels are exchangeable.
 *
 * <p>Exact in double precision; a float32 screen with a proven error bound only skips what cannot be a new maximum.
 * Immutable.
 */
public final class MaxT {
    private static final double TIE = 1e-11;
    /** Where u is below this, t is 0 but for rounding. */
    private static final double ZERO = 1e-20;

    private static final int CHUNK = 1250;

    private final double[] p;
    private final double[] maxima;

    private MaxT(double[] p, double[] maxima) {
        this.p = p;
        this.maxima = maxima;
    }

    /**
     * Tests all columns.
     *
     * @param test which t
     * @param columns number of columns
     * @param column gives each column once, from index 0 on: one finite value a row
     * @param labellings the observed one and those to compare it with
     */
    public static MaxT of(TwoSampleTTest test, int columns, IntFunction<double[]> column, Labellings labellings) {
        int n = labellings.rows();
        GroupStatistic statistic = new GroupStatistic(test, n, labellings.minorityRows(0).length);
        double[] observed = new double[columns];
        double @Nullable [][] standard = new double @Nullable [columns][];
        for (int j = 0; j < columns; j++) {
            double[] values = column.apply(j);
            Arguments.sameLength(values.length, n, "column and labels");
            Arguments.finite(values, "column " + j);
            double[] scaled = StandardColumn.of(values);
            standard[j] = scaled;
            observed[j] = scaled == null ? Double.NaN : statistic.u(scaled, labellings.minorityRows(0));
        }
        int[] ascending = IntStream.range(0, columns)
                .filter(j -> !Double.isNaN(observed[j]))
                .boxed()
                .sorted(Comparator.comparingDouble(j -> observed[j]))
                .mapToInt(j -> j)
                .toArray();
        List<double[]> sorted = new ArrayList<>();
        double[] reach = new double[ascending.length];
        for (int rank = 0; rank < ascending.length; rank++) {
            double[] scaled = standard[ascending[rank]];
            if (scaled != null) {
                sorted.add(scaled);
            }
            reach[rank] = observed[ascending[rank]] * (1 - TIE) - ZERO;
        }
        return adjust(statistic, sorted, reach, ascending, labellings, columns);
    }

    private static MaxT adjust(
            GroupStatistic statistic,
            List<double[]> sorted,
            double[] reach,
            int[] ascending,
            Labellings labellings,
            int columns) {
        int size = labellings.size();
        double[] largest = new double[size];
        int chunks = (size + CHUNK - 1) / CHUNK;
        int[][] counts = new int[chunks][];
        Parallel.range(chunks, chunk -> {
            int from = chunk * CHUNK;
            int to = Math.min(size, from + CHUNK);
            counts[chunk] = new SuccessiveMaxima(statistic, labellings, from, to).run(sorted, reach, largest);
        });
        double[] p = new double[columns];
        Arrays.fill(p, Double.NaN);
        double above = 0;
        for (int rank = ascending.length - 1; rank >= 0; rank--) {
            int reached = 0;
            for (int[] count : counts) {
                reached += count[rank];
            }
            above = Math.max(above, (double) reached / size);
            p[ascending[rank]] = above;
        }
        double[] maxima = Arrays.stream(largest).map(statistic::absoluteT).toArray();
        return new MaxT(p, maxima);
    }

    /** Adjusted p-values in the order of the columns, a new array; NaN for a column whose values are all equal. */
    public double[] p() {
        return p.clone();
    }

    /**
     * The largest |t| of all columns under each labelling, a new array in the order of {@link Labellings}, the observed one
     * first; infinite where a labelling separates a column perfectly, NaN where no column varies.
     */
    public double[] maxima() {
        return maxima.clone();
    }

    /**
     * The smallest value that |t| must reach to be among the {@code level} largest maxima: a labelling in which some column
     * reaches it would be called significant at this level as a whole.
     *
     * @param level of the family, in (0, 1)
     * @return infinite where no |t| is enough for so small a level, or where only perfect separation is
     */
    public double criticalValue(double level) {
        Arguments.insideUnit(level, "level");
        double[] ascending = maxima.clone();
        Arrays.sort(ascending);
        int size = ascending.length;
        int allowed = (int) Math.floor(level * size * (1 + TIE));
        if (allowed == 0) {
            return Double.POSITIVE_INFINITY;
        }
        int place = size - allowed;
        double boundary = ascending[place];
        if (place > 0 && ascending[place - 1] >= boundary * (1 - TIE)) {
            while (place < size && ascending[place] <= boundary * (1 + TIE)) {
                place++;
            }
        }
        return place == size ? Double.POSITIVE_INFINITY : ascending[place] * (1 - TIE);
    }
}
