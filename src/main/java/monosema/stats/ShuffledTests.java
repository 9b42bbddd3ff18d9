package monosema.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.apache.commons.math3.special.Erf;

/**
 * The t-tests of many columns under other labellings than the observed one: what any count of significant columns is
 * compared with. Columns that are constant are left out. Immutable.
 */
public final class ShuffledTests {
    /** Below the smallest |t| of a level by this much, p is not worth computing. */
    private static final double SLACK = 1e-6;

    private final GroupStatistic statistic;
    private final Labellings labellings;
    private final List<double[]> columns;

    private ShuffledTests(GroupStatistic statistic, Labellings labellings, List<double[]> columns) {
        this.statistic = statistic;
        this.labellings = labellings;
        this.columns = columns;
    }

    /**
     * Standardises the columns.
     *
     * @param test which t
     * @param count number of columns
     * @param column gives each column once: one finite value a row
     * @param labellings of the rows
     */
    public static ShuffledTests of(
            TwoSampleTTest test, int count, IntFunction<double[]> column, Labellings labellings) {
        List<double[]> columns = new ArrayList<>();
        for (int j = 0; j < count; j++) {
            double[] scaled = StandardColumn.of(column.apply(j));
            if (scaled != null) {
                columns.add(scaled);
            }
        }
        int smaller = labellings.minorityRows(0).length;
        return new ShuffledTests(new GroupStatistic(test, labellings.rows(), smaller), labellings, columns);
    }

    /** Number of columns that vary. */
    public int tested() {
        return columns.size();
    }

    /** |t| of each column that varies, a new array. */
    public double[] absoluteT(int labelling) {
        int[] rows = labellings.minorityRows(labelling);
        return columns.stream()
                .mapToDouble(column -> statistic.absoluteT(statistic.u(column, rows)))
                .toArray();
    }

    /**
     * Two-sided p of each column that varies, a new array; 1 stands for every p above a level, which is all that counting at
     * that level needs and far cheaper.
     *
     * @param labelling index
     * @param absoluteT of this labelling
     * @param level in (0, 1)
     */
    public double[] p(int labelling, double[] absoluteT, double level) {
        Arguments.sameLength(absoluteT.length, columns.size(), "|t| and columns");
        Arguments.insideUnit(level, "level");
        int[] rows = labellings.minorityRows(labelling);
        double normal = Math.sqrt(2) * Erf.erfInv(1 - level) - SLACK;
        double[] p = new double[columns.size()];
        Arrays.fill(p, 1);
        for (int j = 0; j < p.length; j++) {
            if (absoluteT[j] >= normal) {
                double exact = StudentT.twoSidedP(absoluteT[j], statistic.df(columns.get(j), rows));
                p[j] = exact <= level ? exact : 1;
            }
        }
        return p;
    }
}
