package monosema.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import monosema.provenance.Seed;
import org.junit.jupiter.api.Test;

class ResamplesTest {
    private static final double[] ABOVE = {1, 2, 0.5, 3};
    private static final double[] BELOW = {2, 1, 1, 4};

    /**
     * numpy 2.4.6, all 256 resamples of four units: {@code i = np.array(list(itertools.product(range(4), repeat=4)));
     * np.quantile(a[i].mean(1) / b[i].mean(1), [.1, .9])}. The quantiles lie inside steps of many equal resamples.
     */
    @Test
    void aRatioOfMeansIsThatOfEachResample() {
        Interval ratio = resamples(4, 1).ofRatio(ABOVE, BELOW, 0.8);

        assertThat(ratio.value()).isEqualTo(0.8125);
        assertThat(ratio.lower()).isCloseTo(0.61111111, within(0.02));
        assertThat(ratio.upper()).isCloseTo(1.1, within(0.02));
        assertThat(ratio.method()).isEqualTo("80% bootstrap interval over words");
    }

    @Test
    void aRatioToItselfIsOneWhateverIsDrawn() {
        Interval same = resamples(4, 2).ofRatio(ABOVE, ABOVE, 0.95);
        Interval half = resamples(4, 2).ofRatio(new double[] {0.5, 1, 0.25, 1.5}, ABOVE, 0.95);

        assertThat(new double[] {same.value(), same.lower(), same.upper()}).containsOnly(1);
        assertThat(new double[] {half.value(), half.lower(), half.upper()}).containsOnly(0.5);
    }

    @Test
    void aDifferenceOfRatiosIsPairedByResample() {
        Interval none = resamples(4, 3).ofRatioDifference(ABOVE, BELOW, ABOVE, BELOW, 0.95);
        Interval toOne = resamples(4, 3).ofRatioDifference(ABOVE, BELOW, BELOW, BELOW, 0.8);

        assertThat(new double[] {none.value(), none.lower(), none.upper()}).containsOnly(0);
        assertThat(toOne.value()).isEqualTo(-0.1875);
        assertThat(toOne.lower()).isCloseTo(0.61111111 - 1, within(0.02));
    }

    /** A quarter of the resamples draws the first of two units twice: their denominator is -1. */
    @Test
    void aDenominatorThatIsNotAboveNoughtIsAtTheFarEnd() {
        Interval up = resamples(2, 4).ofRatio(new double[] {1, 1}, new double[] {-1, 4}, 0.9);
        Interval down = resamples(2, 4).ofRatio(new double[] {-1, -1}, new double[] {-1, 4}, 0.9);

        assertThat(up.value()).isCloseTo(1 / 1.5, within(1e-12));
        assertThat(up.lower()).isEqualTo(0.25);
        assertThat(up.upper()).isGreaterThan(1e6);
        assertThat(down.lower()).isLessThan(-1e6);
        assertThat(down.upper()).isEqualTo(-0.25);
    }

    @Test
    void aMeanIsTheBootstrapsOfOneUnitAtATime() {
        Resamples resamples = resamples(4, 5);

        assertThat(resamples.size()).isEqualTo(4_000);
        assertThat(resamples.means(new double[] {3, 3, 3, 3})).containsOnly(3);
        assertThat(Moments.of(resamples.means(ABOVE)).mean()).isCloseTo(1.625, within(4 * 0.48 / Math.sqrt(4_000)));
        assertThat(resamples.ofMean(ABOVE, 0.95).value()).isEqualTo(1.625);
        assertThatThrownBy(() -> resamples.means(new double[3])).hasMessageContaining("values and units");
    }

    private static Resamples resamples(int units, long seed) {
        return new Resamples(units, 4_000, new Seed(seed).stream("units"), "words");
    }
}
