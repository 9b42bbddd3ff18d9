package monosema.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** References: {@code scipy.stats.kstest(x, "uniform", method="exact")}, SciPy 1.17.1. */
class KolmogorovSmirnovTest {
    @Test
    void distanceAndPMatchScipy() {
        KolmogorovSmirnov.Result few =
                KolmogorovSmirnov.uniform(new double[] {0.02, 0.11, 0.19, 0.27, 0.31, 0.58, 0.9});
        assertThat(few.d()).isCloseTo(0.4042857142857143, within(1e-15));
        assertThat(few.p()).isCloseTo(0.15129497384509072, within(1e-12));

        double[] squares =
                IntStream.rangeClosed(1, 60).mapToDouble(i -> i * i % 97 / 97.0).toArray();
        KolmogorovSmirnov.Result many = KolmogorovSmirnov.uniform(squares);
        assertThat(many.d()).isCloseTo(0.07886597938144324, within(1e-15));
        assertThat(many.p()).isCloseTo(0.8210626854451349, within(1e-10));
    }

    @Test
    void everyStepOnceIsExactlyUniform() {
        double[] steps = IntStream.rangeClosed(1, 20).mapToDouble(i -> i / 20.0).toArray();

        assertThat(KolmogorovSmirnov.uniform(steps, 20).d()).isLessThan(1e-15);
        assertThat(KolmogorovSmirnov.uniform(steps, 20).p()).isEqualTo(1);
    }

    @Test
    void pValuesThatAreAllLargeAreFound() {
        double[] large =
                IntStream.range(0, 40).mapToDouble(i -> 0.7 + i % 4 / 10.0).toArray();
        KolmogorovSmirnov.Result result = KolmogorovSmirnov.uniform(large, 10);

        assertThat(result.d()).isCloseTo(0.6, within(1e-12));
        assertThat(result.p()).isLessThan(1e-9);
    }

    @Test
    void whatIsNoPValueIsRefused() {
        assertThatThrownBy(() -> KolmogorovSmirnov.uniform(new double[] {0.5, Double.NaN}))
                .hasMessage("values must be in [0, 1], was NaN");
        assertThatThrownBy(() -> KolmogorovSmirnov.uniform(new double[] {0}, 10))
                .hasMessage("values must be in [1/10, 1], was 0.0");
    }
}
