package monosema.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LearningRateTest {

    @Test
    void risesThenFallsToJustAboveZero() {
        LearningRate rate = new LearningRate(8.0, 10, 2);
        assertThat(rate.at(1)).isEqualTo(4.0);
        assertThat(rate.at(2)).isEqualTo(8.0);
        assertThat(rate.at(3)).isEqualTo(8.0);
        assertThat(rate.at(7)).isCloseTo(4.0, within(1e-12));
        assertThat(rate.at(10)).isCloseTo(1.0, within(1e-12));
    }

    @Test
    void withoutWarmUpItBeginsAtThePeak() {
        assertThat(new LearningRate(1.0, 4, 0).at(1)).isEqualTo(1.0);
        assertThatThrownBy(() -> new LearningRate(Double.NaN, 4, 0)).hasMessageContaining("peak NaN must be > 0");
    }
}
