package monosema.sae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DensityHistogramTest {

    /** numpy 2.4.6: np.histogram(np.clip(d[d > 0], 1e-6, 1), bins=np.logspace(-6, 0, 25))[0]. */
    @Test
    void countsAsNumpyOnALogarithmicScale() {
        DensityHistogram histogram = DensityHistogram.of(
                new double[] {0, 0.5, 0.001, 0.01, 0.1, 1 / 3.0, 2e-6, 0.7, 0.7, 5e-7, 0.9999, 0.056, 0.0563, 1, 0});
        assertThat(histogram.never()).isEqualTo(2);
        assertThat(histogram.active().counts())
                .containsExactly(1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 1, 1, 0, 2, 4);
    }

    @Test
    void edgesRunFromAMillionthToOneFourADecade() {
        assertThat(DensityHistogram.of(new double[0]).active().edges())
                .hasSize(25)
                .startsWith(1e-6)
                .contains(1e-5, 1e-4, 1e-3, 1e-2, 1e-1)
                .endsWith(1.0);
    }

    @Test
    void whatIsNoShareIsRefused() {
        assertThatThrownBy(() -> DensityHistogram.of(new double[] {1.01})).hasMessageContaining("was 1.01");
        assertThatThrownBy(() -> DensityHistogram.of(new double[] {-0.5})).hasMessageContaining("was -0.5");
        assertThatThrownBy(() -> DensityHistogram.of(new double[] {Double.NaN})).hasMessageContaining("was NaN");
    }
}
