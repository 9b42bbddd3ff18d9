package monosema.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import monosema.provenance.Seed;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaxTTest {
    private static final double[][] SMALL = {
        {0.25, 6.5, 3, 2.25, 3.5, 6, 0.25, 7.5},
        {0.5, 9.25, 0, 6.5, 5.25, 8, 4.5, 4.25},
        {0, 0, 0, 5, 0, 0, 0, 0},
        {9.25, 2.5, 3, 1.25, 7.5, 10, 10.25, 7.5},
        {9, 8, 9, 10, 2, 3, 1, 2},
        {0, 0, 1, 0, 2, 3, 2, 4},
    };

    /**
     * R 4.2.2, multtest 2.54.0: {@code mt.maxT(X, c(rep(1, first), rep(0, 8 - first)), test = "t" or "t.equalvar", side =
     * "abs", B = 0, nonpara = "n")}, all labellings; its adjusted p times their number.
     */
    @ParameterizedTest
    @CsvSource({
        "WELCH, 4, 70 70 70 16 2 2",
        "POOLED, 4, 70 70 70 16 2 2",
        "WELCH, 3, 56 56 56 56 13 14",
        "POOLED, 3, 56 48 56 48 17 19",
    })
    void matchesMulttestOverAllLabellings(TwoSampleTTest test, int first, String counts) {
        boolean[] isFirst = firstRows(first, 8);
        Labellings all = Labellings.all(isFirst);
        double[] expected = Arrays.stream(counts.split(" "))
                .mapToDouble(c -> Double.parseDouble(c) / all.size())
                .toArray();

        assertThat(MaxT.of(test, 6, j -> SMALL[j], all).p()).containsExactly(expected, within(1e-15));
    }

    @ParameterizedTest
    @CsvSource({"WELCH, 20, 50", "POOLED, 20, 50", "WELCH, 32, 1300", "WELCH, 5, 50"})
    void agreesWithTestingEachColumnUnderEachLabelling(TwoSampleTTest test, int first, int permutations) {
        double[][] columns = zeroInflated(permutations > 1000 ? 12 : 70, 40);
        columns[7] = new double[40];
        columns[8] = columns[9].clone();
        boolean[] isFirst = firstRows(first, 40);
        Labellings labellings = Labellings.random(isFirst, permutations, new Seed(3).stream("test.labels"));

        MaxT maxT = MaxT.of(test, columns.length, j -> columns[j], labellings);

        double[][] t = new double[labellings.size()][];
        for (int i = 0; i < t.length; i++) {
            t[i] = absoluteT(test, columns, labellings.get(i));
        }
        assertThat(maxT.p()).containsExactly(naive(t), within(1e-15));
        assertThat(maxT.p()[7]).isNaN();
        assertThat(maxT.p()[8]).isEqualTo(maxT.p()[9]);
        for (int i = 0; i < labellings.size(); i++) {
            double largest =
                    Arrays.stream(t[i]).filter(v -> !Double.isNaN(v)).max().orElseThrow();
            if (Double.isInfinite(largest)) {
                assertThat(maxT.maxima()[i]).isInfinite();
            } else {
                assertThat(maxT.maxima()[i] / largest).isCloseTo(1, within(1e-10));
            }
        }
    }

    @Test
    void perfectSeparationIsTheLargestAndConstantsAreNoTest() {
        double[] constant = {0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1};
        double[] separated = {0.1, 0.1, 0.1, 0.1, 0.3, 0.3, 0.3, 0.3};
        double[][] columns = {constant, separated};

        MaxT maxT = MaxT.of(TwoSampleTTest.WELCH, 2, j -> columns[j], Labellings.all(firstRows(4, 8)));

        assertThat(maxT.p()).containsExactly(Double.NaN, 2.0 / 70);
        assertThat(maxT.maxima()[0]).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void scaleAndShiftMoveNothing() {
        Labellings all = Labellings.all(firstRows(3, 8));
        double[] p = MaxT.of(TwoSampleTTest.WELCH, 6, j -> SMALL[j], all).p();

        double[] moved = MaxT.of(
                        TwoSampleTTest.WELCH,
                        6,
                        j -> Arrays.stream(SMALL[j]).map(x -> 1e6 + x * 1e-3).toArray(),
                        all)
                .p();

        assertThat(moved).isEqualTo(p);
    }

    @Test
    void theCriticalValueIsWhereALabellingBecomesSignificant() {
        Labellings all = Labellings.all(firstRows(3, 8));
        MaxT maxT = MaxT.of(TwoSampleTTest.POOLED, 6, j -> SMALL[j], all);
        for (double level : new double[] {0.05, 0.1, 0.25}) {
            double critical = maxT.criticalValue(level);
            long reached =
                    Arrays.stream(maxT.maxima()).filter(t -> t >= critical).count();
            long next = Arrays.stream(maxT.maxima())
                    .filter(t -> t >= critical * 0.98)
                    .count();

            assertThat(reached).isPositive().isLessThanOrEqualTo((long) (level * 56));
            assertThat(next).isGreaterThanOrEqualTo(reached);
        }
        assertThat(maxT.criticalValue(0.01)).isInfinite();
    }

    @Test
    void fourRowsHaveSixLabellings() {
        double[] column = {1, 2, 5, 9};

        MaxT maxT = MaxT.of(TwoSampleTTest.WELCH, 1, j -> column, Labellings.all(firstRows(2, 4)));

        assertThat(maxT.p()).containsExactly(2.0 / 6);
    }

    @Test
    void refusesWhatHasNoTest() {
        Labellings all = Labellings.all(firstRows(2, 4));
        assertThatThrownBy(() ->
                        MaxT.of(TwoSampleTTest.WELCH, 1, j -> new double[] {1, Double.POSITIVE_INFINITY, 0, 0}, all))
                .hasMessage("column 0[1] must be finite, was Infinity");
        assertThatThrownBy(() -> Labellings.all(firstRows(1, 4)))
                .hasMessage("rows of the first label must be >= 2, was 1");
        assertThatThrownBy(() -> Labellings.random(firstRows(2, 4), 0, new Seed(1).stream("test")))
                .hasMessage("permutations must be in [1, 5000000], was 0");
    }

    private static double[] naive(double[][] t) {
        double[] observed = t[0];
        Integer[] descending = IntStream.range(0, observed.length)
                .filter(j -> !Double.isNaN(observed[j]))
                .boxed()
                .sorted(Comparator.comparingDouble(j -> -observed[j]))
                .toArray(Integer[]::new);
        int[] counts = new int[observed.length];
        for (double[] permuted : t) {
            double largest = 0;
            for (int rank = descending.length - 1; rank >= 0; rank--) {
                int j = descending[rank];
                largest = Math.max(largest, permuted[j]);
                counts[j] += largest >= observed[j] * (1 - 1e-9) ? 1 : 0;
            }
        }
        double[] p = new double[observed.length];
        Arrays.fill(p, Double.NaN);
        double above = 0;
        for (int j : descending) {
            above = Math.max(above, (double) counts[j] / t.length);
            p[j] = above;
        }
        return p;
    }

    private static double[] absoluteT(TwoSampleTTest test, double[][] columns, boolean[] isFirst) {
        return Arrays.stream(columns)
                .mapToDouble(column -> Math.abs(test.test(select(column, isFirst, true), select(column, isFirst, false))
                        .t()))
                .toArray();
    }

    private static double[] select(double[] column, boolean[] isFirst, boolean wanted) {
        return IntStream.range(0, column.length)
                .filter(i -> isFirst[i] == wanted)
                .mapToDouble(i -> column[i])
                .toArray();
    }

    private static double[][] zeroInflated(int columns, int rows) {
        UniformRandomProvider random = new Seed(5).stream("test.columns");
        double[][] out = new double[columns][rows];
        for (int j = 0; j < columns; j++) {
            double share = j % 3 == 0 ? 1 : 0.1;
            for (int i = 0; i < rows; i++) {
                out[j][i] = random.nextDouble() < share ? (float) (random.nextDouble() * (j + 1)) : 0;
            }
        }
        return out;
    }

    private static boolean[] firstRows(int first, int n) {
        boolean[] isFirst = new boolean[n];
        Arrays.fill(isFirst, 0, first, true);
        return isFirst;
    }
}
