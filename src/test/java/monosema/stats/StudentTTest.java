package monosema.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudentTTest {

    /** mpmath 1.4.1, 60 digits: betainc(df/2, 1/2, 0, df/(df+t*t), regularized=True). */
    @ParameterizedTest
    @CsvSource({
        "0.001, 3, 0.99926489496946094",
        "0.5, 1, 0.70483276469913345",
        "5, 0.3, 0.43087106115363667",
        "1.0, 310, 0.31809042877260881",
        "1.72, 310, 0.086430452044219535",
        "1.73, 310, 0.084625558347970704",
        "-4.75, 310, 3.1151145544383895e-6",
        "12, 287.33, 3.6393319381106377e-27",
        "60, 310, 1.1152994085217114e-172",
        "93, 308.25, 1.3738960040056727e-227",
        "200, 150.5, 1.7584588028035113e-184",
        "1e8, 5.5, 3.5328099363377411e-43",
        "1e200, 1, 6.3661977236758136e-201",
        "3, 1e5, 0.0027004608840647192",
        "30, 1e5, 7.3785368722222337e-197",
        "37, 1e5, 1.197462824342466e-297",
    })
    void twoSidedPMatchesMpmathIntoTheFarTail(double t, double df, double p) {
        assertThat(StudentT.twoSidedP(t, df) / p).isCloseTo(1, within(df > 1000 ? 1e-10 : 1e-12));
    }

    /** scipy 1.17.1: scipy.stats.t.ppf(p, df). */
    @ParameterizedTest
    @CsvSource({
        "0.975, 49, 2.0095752371292392",
        "0.975, 4, 2.7764451051977934",
        "0.995, 24, 2.796939504774456",
        "0.95, 1, 6.313751514675037",
        "0.6, 9.5, 0.2605495681986849",
    })
    void quantilesMatchScipy(double p, double df, double quantile) {
        assertThat(StudentT.quantile(p, df)).isCloseTo(quantile, within(1e-11));
    }

    @Test
    void infiniteTLeavesNoProbability() {
        assertThat(StudentT.twoSidedP(Double.NEGATIVE_INFINITY, 5)).isZero();
    }

    @Test
    void refusesWhatIsNoDistribution() {
        assertThatThrownBy(() -> StudentT.twoSidedP(1, Double.NaN))
                .hasMessage("degrees of freedom must be > 0, was NaN");
        assertThatThrownBy(() -> StudentT.twoSidedP(Double.NaN, 1)).hasMessage("t must be a number, was NaN");
        assertThatThrownBy(() -> StudentT.quantile(1, 3)).hasMessage("probability must be in (0, 1), was 1.0");
    }
}
