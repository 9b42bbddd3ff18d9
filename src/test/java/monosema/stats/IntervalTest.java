package monosema.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {

    /** statsmodels 0.15.0: proportion_confint(k, n, alpha=1-level, method='wilson'). */
    @ParameterizedTest
    @CsvSource({
        "172, 312, 0.95, 0.4958034502697395, 0.605513204356551",
        "0, 10, 0.95, 0, 0.27753279986288926",
        "10, 10, 0.95, 0.7224672001371106, 1",
        "1, 20, 0.95, 0.008881448800795402, 0.2361311934467421",
        "30, 50, 0.99, 0.42019627801975024, 0.7563733036367241",
    })
    void wilsonMatchesStatsmodels(int successes, int n, double level, double lower, double upper) {
        Interval interval = Proportion.wilson(successes, n, level);

        assertThat(interval.lower()).isCloseTo(lower, within(1e-9));
        assertThat(interval.upper()).isCloseTo(upper, within(1e-9));
        assertThat(interval.value()).isEqualTo((double) successes / n);
    }

    /** numpy 2.4.6, scipy 1.17.1: d.mean() -+ t.ppf(.975, 9) * sqrt(d.var(ddof=1) * (1/10 + 1/4)). */
    @Test
    void correctedResampledTMatchesItsFormulaInScipy() {
        double[] differences = {0.02, -0.01, 0.03, 0.05, 0.0, 0.01, 0.04, -0.02, 0.03, 0.02};

        Interval interval = CorrectedResampledT.interval(differences, 0.25, 0.95);

        assertThat(interval.value()).isCloseTo(0.017, within(1e-15));
        assertThat(interval.lower()).isCloseTo(-0.012624759703796198, within(1e-11));
        assertThat(interval.upper()).isCloseTo(0.04662475970379619, within(1e-11));
        assertThat(interval.method()).isEqualTo("95% corrected resampled t interval");
    }

    /** numpy 2.4.6: quantile(v, q). */
    @ParameterizedTest
    @CsvSource({"0, -4.0", "0.025, -3.3125", "0.1, -1.25", "0.5, 2.7", "0.73, 5.735", "0.975, 9.55", "1, 9.9"})
    void quantilesAreNumpysDefault(double p, double value) {
        assertThat(Quantiles.of(new double[] {3.2, 1.5, 9.9, -4.0, 2.2, 7.1}, p))
                .isCloseTo(value, within(1e-14));
    }

    @Test
    void bootstrapOfAMeanIsAboutTheNormalIntervalAndRepeats() {
        double[] values = new double[200];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 2;
        }
        Interval interval = Bootstrap.ofMean(values, 4000, 0.95, stream(), "words");

        double half = 1.96 * Math.sqrt(0.25 / 200);
        assertThat(interval.value()).isEqualTo(0.5);
        assertThat(interval.lower()).isCloseTo(0.5 - half, within(0.006));
        assertThat(interval.upper()).isCloseTo(0.5 + half, within(0.006));
        assertThat(interval.method()).isEqualTo("95% bootstrap interval over words");
        assertThat(Bootstrap.ofMean(values, 4000, 0.95, stream(), "words")).isEqualTo(interval);
    }

    /**
     * R 4.2.2: {@code se <- sqrt((1/10+1/4)*var(d)); pt((mean(d)+margin)/se, 9, lower.tail=FALSE)} and
     * {@code mean(d)-qt(0.975,9)*se}.
     */
    @Test
    void nonInferiorityMatchesRAndItsInterval() {
        double[] differences = {-0.03, 0.01, -0.05, 0.02, -0.01, 0.00, -0.04, 0.03, -0.02, 0.01};

        assertThat(CorrectedResampledT.nonInferiorityP(differences, 0.25, 0.05))
                .isCloseTo(0.012798752474171848, within(1e-13));
        assertThat(CorrectedResampledT.nonInferiorityP(differences, 0.25, 0.005))
                .isCloseTo(0.5735250973760527, within(1e-13));
        double lower = CorrectedResampledT.interval(differences, 0.25, 0.95).lower();
        assertThat(lower).isCloseTo(-0.04357657202741632, within(1e-13));
        assertThat(CorrectedResampledT.nonInferiorityP(differences, 0.25, -lower))
                .isCloseTo(0.025, within(1e-9));
    }

    @Test
    void withoutVarianceNonInferiorityIsCertain() {
        assertThat(CorrectedResampledT.nonInferiorityP(new double[] {-0.01, -0.01}, 0.25, 0.05))
                .isZero();
        assertThat(CorrectedResampledT.nonInferiorityP(new double[] {-0.1, -0.1}, 0.25, 0.05))
                .isEqualTo(1);
    }

    /** The standard error of a sum of two independent means: sqrt(0.25 / 100 + 1 / 100). */
    @Test
    void bootstrapOfASumOfMeansAddsTheVariancesOfItsGroups() {
        double[] one = new double[100];
        double[] other = new double[100];
        for (int i = 0; i < 100; i++) {
            one[i] = i % 2;
            other[i] = i % 2 == 0 ? 1 : 3;
        }
        Interval interval = Bootstrap.ofSumOfMeans(List.of(one, other), 4000, 0.95, stream(), "both");

        double half = 1.96 * Math.sqrt(0.25 / 100 + 1.0 / 100);
        assertThat(interval.value()).isEqualTo(2.5);
        assertThat(interval.lower()).isCloseTo(2.5 - half, within(0.02));
        assertThat(interval.upper()).isCloseTo(2.5 + half, within(0.02));
        assertThat(interval.method()).isEqualTo("95% bootstrap interval over both");
    }

    @Test
    void levelsReadAsPercentages() {
        assertThat(Interval.percent(0.95)).isEqualTo("95%");
        assertThat(Interval.percent(0.99999)).isEqualTo("99.999%");
    }

    private static UniformRandomProvider stream() {
        return RandomSource.L64_X128_MIX.create(3L);
    }
}
