package monosema.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EffectSizeTest {
    private static final double[] X =
            IntStream.rangeClosed(1, 172).mapToDouble(i -> i % 7).toArray();
    private static final double[] Y =
            IntStream.rangeClosed(1, 140).mapToDouble(j -> (j % 5) * 1.5 + 1).toArray();
    private static final double[] SMALL_X = {0, 0, 0, 2, 5, 1};
    private static final double[] SMALL_Y = {0, 0, 0, 0, 0, 0, 0, 0.5};

    /** R 4.2.2, the formulas of the Javadoc with lgamma and qnorm; x = i %% 7, y = (j %% 5) * 1.5 + 1; zero-inflated. */
    @Test
    void hedgesGMatchesR() {
        close(
                HedgesG.interval(Moments.of(X), Moments.of(Y), 0.95),
                -0.49130214427797486,
                -0.7171743389281807,
                -0.265429949627769);
        close(
                HedgesG.interval(Moments.of(SMALL_X), Moments.of(SMALL_Y), 0.95),
                0.9318189863161863,
                -0.11727720435159017,
                1.9809151769839628);
    }

    /**
     * R 4.2.2, pROC 1.18.0: {@code var(roc, method = "delong")}, and {@code plogis(qlogis(a) +- qnorm(.975) sqrt(v) / (a (1 -
     * a)))}.
     */
    @Test
    void aucMatchesPRoc() {
        Interval study = auc(X, Y);
        close(study, 0.3697674418604651, 0.31049107979201934, 0.43324965265345017);
        assertThat(study.method()).isEqualTo("95% logit DeLong interval");
        close(auc(SMALL_X, SMALL_Y), 0.71875, 0.42108630824969756, 0.8997865230906408);
        close(
                auc(new double[] {1.5, 2.5, 7, 9}, new double[] {3, 4, 5, 6, 8, 10.5}),
                0.375,
                0.07743076998947875,
                0.8109395831824906);
        assertThat(AucInterval.deLongVariance(ranks(SMALL_X, SMALL_Y), first(6, 8)))
                .isCloseTo(0.016796875, within(1e-15));
        assertThat(AucInterval.deLongVariance(ranks(X, Y), first(172, 140)))
                .isCloseTo(0.0009898623755631004, within(1e-15));
    }

    /** At the bound the observed area is z deviations of Hanley and McNeil away: here checked by that equation. */
    @Test
    void aucOfPerfectSeparationHasAnIntervalOfWidth() {
        double[] low = {1, 2, 3, 4, 5};
        double[] high = {6, 7, 8, 9};

        Interval one = auc(high, low);
        Interval zero = auc(low, high);

        assertThat(one.value()).isEqualTo(1);
        assertThat(one.upper()).isEqualTo(1);
        double a = one.lower();
        double q = 1 + 3.5 * ((1 - a) / (2 - a) + a / (1 + a));
        double z = 1.959963984540054;
        assertThat(1 - a).isCloseTo(z * Math.sqrt(a * (1 - a) * q / 20), within(1e-12));
        assertThat(a).isBetween(0.4, 0.8);
        assertThat(zero.value()).isZero();
        assertThat(zero.lower()).isZero();
        assertThat(zero.upper()).isCloseTo(1 - a, within(1e-15));
    }

    @Test
    void gIsInfiniteWhereEachClassIsConstant() {
        Interval g = HedgesG.interval(Moments.of(new double[] {1, 1}), Moments.of(new double[] {2, 2, 2}), 0.95);

        assertThat(g.value()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThatThrownBy(() ->
                        HedgesG.interval(Moments.of(new double[] {1, 1}), Moments.of(new double[] {1, 1, 1}), 0.95))
                .hasMessage("Hedges' g needs values that differ, all are 1.0");
    }

    private static void close(Interval interval, double value, double lower, double upper) {
        assertThat(interval.value()).isCloseTo(value, within(1e-12));
        assertThat(interval.lower()).isCloseTo(lower, within(1e-12));
        assertThat(interval.upper()).isCloseTo(upper, within(1e-12));
    }

    private static Interval auc(double[] x, double[] y) {
        return AucInterval.of(ranks(x, y), first(x.length, y.length), 0.95);
    }

    private static Ranks ranks(double[] x, double[] y) {
        return Ranks.of(DoubleStream.concat(Arrays.stream(x), Arrays.stream(y)).toArray());
    }

    private static boolean[] first(int n1, int n2) {
        boolean[] isFirst = new boolean[n1 + n2];
        Arrays.fill(isFirst, 0, n1, true);
        return isFirst;
    }
}
