package monosema.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import monosema.provenance.Seed;
import monosema.stats.AucInterval;
import monosema.stats.HedgesG;
import monosema.stats.Moments;
import monosema.stats.Ranks;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** References: SciPy 1.17.1, scipy.integrate.quad and scipy.stats. */
class DistributionTest {
    private static final Division LARGE = new Division(20_000, 20_000);

    @Test
    void zeroInflatedNeuronsAreActiveOnATenthOfTheWordsAndCorrelatedWithinABlock() {
        DataSet data =
                DataSet.draw(Distribution.ZERO_INFLATED, LARGE.isFirst(), 21, Planted.NONE, new Seed(1).stream("data"));

        double active = Arrays.stream(data.column(0)).filter(x -> x > 0).count() / (double) LARGE.words();
        assertThat(active).isCloseTo(0.1, within(0.006));
        assertThat(Moments.of(data.column(3)).mean()).isCloseTo(0.047343175378026764, within(0.004));
        PearsonsCorrelation pearson = new PearsonsCorrelation();
        assertThat(pearson.correlation(data.column(0), data.column(19))).isBetween(0.1, 0.25);
        assertThat(pearson.correlation(data.column(0), data.column(20))).isCloseTo(0, within(0.03));
    }

    @Test
    void heavyTailsHaveOutliersThatNormalNumbersHaveNot() {
        DataSet normal =
                DataSet.draw(Distribution.NORMAL, LARGE.isFirst(), 1, Planted.NONE, new Seed(1).stream("data"));
        DataSet heavy =
                DataSet.draw(Distribution.HEAVY_TAILED, LARGE.isFirst(), 1, Planted.NONE, new Seed(1).stream("data"));

        assertThat(Moments.of(normal.column(0)).variance()).isCloseTo(1, within(0.03));
        assertThat(largest(normal)).isLessThan(6);
        assertThat(largest(heavy)).isGreaterThan(15);
        // t.sf(3.182446, 3) is 0.025.
        long beyond = Arrays.stream(heavy.column(0))
                .filter(x -> Math.abs(x) > 3.182446)
                .count();
        assertThat(beyond / (double) LARGE.words()).isCloseTo(0.05, within(0.004));
    }

    @ParameterizedTest
    @EnumSource(Distribution.class)
    void aPlantedNeuronHasTheEffectAndTheAucThatWereWanted(Distribution distribution) {
        DataSet data = DataSet.draw(distribution, LARGE.isFirst(), 3, new Planted(2, 0.8), new Seed(2).stream("data"));

        assertThat(g(data, 0)).isCloseTo(0.8, within(0.06));
        assertThat(g(data, 1)).isCloseTo(0, within(0.06));
        assertThat(AucInterval.of(Ranks.of(data.column(2)), LARGE.isFirst(), 0.95)
                        .value())
                .isCloseTo(distribution.auc(0.8), within(0.01));
        assertThat(distribution.standardised(distribution.shift(0.8), LARGE)).isCloseTo(0.8, within(1e-12));
    }

    @Test
    void theTruthsInClosedFormMatchQuadrature() {
        assertThat(Rectified.mean(0)).isCloseTo(0.047343175378026764, within(1e-14));
        assertThat(Rectified.variance(0)).isCloseTo(0.03708590322156263, within(1e-14));
        assertThat(Rectified.mean(0.7)).isCloseTo(0.17378918671544377, within(1e-14));
        assertThat(Rectified.variance(0.7)).isCloseTo(0.14916433262275253, within(1e-13));
        assertThat(Rectified.shift(0.8)).isCloseTo(1.2693267271161266, within(1e-12));
        assertThat(Rectified.effect(0.7, 261, 49)).isCloseTo(0.34876024194751853, within(1e-12));
        assertThat(Rectified.auc(0.7)).isCloseTo(0.5925894901938742, within(1e-10));
        assertThat(HeavyTail.cumulative(1.3)).isCloseTo(0.8577662456360515, within(1e-14));
        assertThat(HeavyTail.density(1.3)).isCloseTo(0.15038908590753597, within(1e-14));
        assertThat(HeavyTail.auc(0.8 * Math.sqrt(3))).isCloseTo(0.7781921910156615, within(1e-9));
    }

    @Test
    void whatIsPlantedIsEverySoManyth() {
        Planted tenth = Planted.share(0.1, 1);

        assertThat(tenth.every()).isEqualTo(10);
        assertThat(tenth.count(21)).isEqualTo(3);
        assertThat(tenth.in(20)).isTrue();
        assertThat(tenth.in(19)).isFalse();
        assertThat(Planted.NONE.in(0)).isFalse();
        assertThat(Planted.NONE.count(21)).isZero();
    }

    private static double g(DataSet data, int neuron) {
        double[] column = data.column(neuron);
        Moments first = Moments.of(Arrays.copyOf(column, LARGE.first()));
        Moments second = Moments.of(Arrays.copyOfRange(column, LARGE.first(), LARGE.words()));
        return HedgesG.interval(first, second, 0.95).value();
    }

    private static double largest(DataSet data) {
        return Arrays.stream(data.column(0)).map(Math::abs).max().orElseThrow();
    }
}
