package monosema.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import monosema.provenance.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MonteCarloPTest {
    private static final int DRAWS = 40_000;

    @Test
    void tiesCountAgainstTheObservedOne() {
        assertThat(MonteCarloP.upper(0.8, new double[] {0.5, 0.8, 0.9, 0.79})).isEqualTo(3.0 / 5);
        assertThat(MonteCarloP.upper(1, new double[] {0.5, 0.5, 0.5, 0.5})).isEqualTo(1.0 / 5);
    }

    /**
     * scipy 1.17.1: permutation_test((d,), lambda x, axis: x.sum(axis=axis), permutation_type="samples",
     * n_resamples=np.inf).pvalue, all 4,096 sign flips.
     */
    @Test
    void swappedDifferencesAreSciPysSignFlipTest() {
        double[] d = {0.31, -0.12, 0.25, 0.40, -0.05, 0.18, 0.22, -0.30, 0.55, 0.09, 0.27, -0.02};

        double p = MonteCarloP.swapped(12, DRAWS, new Seed(1).stream("swaps"), swaps -> {
            double sum = 0;
            for (int i = 0; i < d.length; i++) {
                sum += swaps[i] ? -d[i] : d[i];
            }
            return sum;
        });

        assertThat(p).isCloseTo(0.05712890625, within(fourErrors(0.057)));
    }

    /** scipy 1.17.1: permutation_test((a, b), lambda x, y, axis: (x - y).sum(axis=axis), as above), all 1,024 swaps. */
    @Test
    void swappedMembersAreSciPysPairedTest() {
        double[] a = {1.1, 0.2, 0.9, 1.4, 0.3, 0.8, 1.0, 0.1, 1.2, 0.6};
        double[] b = {0.7, 0.4, 0.5, 1.0, 0.35, 0.5, 1.1, 0.45, 0.6, 0.55};

        double p = MonteCarloP.swapped(10, DRAWS, new Seed(2).stream("swaps"), swaps -> {
            double one = 0;
            double other = 0;
            for (int i = 0; i < a.length; i++) {
                one += swaps[i] ? b[i] : a[i];
                other += swaps[i] ? a[i] : b[i];
            }
            return one - other;
        });

        assertThat(p).isCloseTo(0.189453125, within(fourErrors(0.19)));
    }

    /** Pairs that are equal are exactly alike in every swapping; what is not defined counts as reaching. */
    @ParameterizedTest
    @ValueSource(doubles = {0, Double.NaN})
    void nothingToTellApartHasPOne(double statistic) {
        assertThat(MonteCarloP.swapped(5, 99, new Seed(3).stream("swaps"), swaps -> statistic))
                .isEqualTo(1);
    }

    private static double fourErrors(double p) {
        return 4 * Math.sqrt(p * (1 - p) / DRAWS);
    }
}
