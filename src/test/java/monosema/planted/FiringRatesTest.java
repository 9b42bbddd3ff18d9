package monosema.planted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiringRatesTest {

    @ParameterizedTest
    @CsvSource({"256, 1, 5", "256, 1, 20", "256, 0, 5", "7, 0.5, 6.5", "4096, 10, 4000", "3, 2, 3", "1, 1, 0.25"})
    void theyAddUpAndNoneIsAboveOne(int features, double exponent, double active) {
        FiringRates rates = FiringRates.zipf(features, exponent, active);

        assertThat(IntStream.range(0, features).mapToDouble(rates::rate).sum()).isCloseTo(active, within(1e-9));
        assertThat(IntStream.range(0, features).mapToDouble(rates::rate)).allMatch(rate -> rate > 0 && rate <= 1);
    }

    /** By hand: weights 1, 1/4, 1/9 add up to 49/36; at 1.5 active the first would be 54/49, so it is capped. */
    @Test
    void whatTheCapTakesFromTheFirstGoesToTheOthers() {
        FiringRates below = FiringRates.zipf(3, 2, 1);
        FiringRates capped = FiringRates.zipf(3, 2, 1.5);

        assertThat(new double[] {below.rate(0), below.rate(1), below.rate(2)})
                .containsExactly(new double[] {36.0 / 49, 9.0 / 49, 4.0 / 49}, within(1e-15));
        assertThat(new double[] {capped.rate(0), capped.rate(1), capped.rate(2)})
                .containsExactly(new double[] {1, 0.5 * 9 / 13, 0.5 * 4 / 13}, within(1e-15));
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> FiringRates.zipf(4, 1, 4.5)).hasMessage("active must be in (0, 4], was 4.5");
        assertThatThrownBy(() -> FiringRates.zipf(4, 1, 0)).hasMessage("active must be in (0, 4], was 0.0");
        assertThatThrownBy(() -> FiringRates.zipf(4, Double.NaN, 1))
                .hasMessage("features must be >= 1 and exponent in [0, 10], were 4 and NaN");
    }
}
