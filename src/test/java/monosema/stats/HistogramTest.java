package monosema.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class HistogramTest {
    private static final double[] VALUES = {-1, -0.96, 0, 0.1, 0.06, 0.899, 0.92, 0.96, 1, 0.33};

    /** numpy 2.4.6: np.histogram(values, bins=[-1, 0, 0.5, 1])[0]. */
    @Test
    void countsAsNumpy() {
        assertThat(Histogram.of(VALUES, new double[] {-1, 0, 0.5, 1}).counts()).containsExactly(2, 4, 4);
    }

    /** numpy 2.4.6: np.histogram(values, bins=8, range=(-1, 1)). */
    @Test
    void equalWidthsAreNumpys() {
        Histogram histogram = Histogram.of(VALUES, -1, 1, 8);
        assertThat(histogram.counts()).containsExactly(2, 0, 0, 0, 3, 1, 0, 4);
        assertThat(histogram.edges()).containsExactly(-1.0, -0.75, -0.5, -0.25, 0.0, 0.25, 0.5, 0.75, 1.0);
    }

    @Test
    void zerosOfEitherSignCountAboveTheEdgeZero() {
        assertThat(Histogram.of(new double[] {-0.0, 0.0}, -1, 1, 2).counts()).containsExactly(0, 2);
    }

    @Test
    void valuesOutsideAndEdgesOutOfOrderAreRefused() {
        assertThatThrownBy(() -> Histogram.of(new double[] {1.5}, 0, 1, 2))
                .hasMessage("values must be in [0.0, 1.0], was 1.5");
        assertThatThrownBy(() -> Histogram.of(new double[] {Double.NaN}, 0, 1, 2))
                .hasMessage("values must be in [0.0, 1.0], was NaN");
        assertThatThrownBy(() -> new Histogram(List.of(0.0, 0.0), List.of(1)))
                .hasMessage("edge 1 must be > 0.0, was 0.0");
    }
}
