package monosema.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MannWhitneyTest {

    /** scipy 1.17.1: i=arange(1,173.); j=arange(1,141.); mannwhitneyu(i%7, (j%5)*1.5+shift). */
    @ParameterizedTest
    @CsvSource({
        "0, 11998, 0.9578661506030797",
        "1, 8904, 6.745731172834233e-05",
        "20, 0, 1.7749087305302305e-52",
    })
    void matchesScipyWithTiesAtTheSizeOfTheStudy(double shift, double u, double p) {
        double[] x = IntStream.rangeClosed(1, 172).mapToDouble(i -> i % 7).toArray();
        double[] y = IntStream.rangeClosed(1, 140)
                .mapToDouble(j -> (j % 5) * 1.5 + shift)
                .toArray();

        MannWhitney.Result result = test(x, y);

        assertThat(result.u()).isEqualTo(u);
        assertThat(result.p() / p).isCloseTo(1, within(1e-11));
    }

    /** scipy 1.17.1: mannwhitneyu(x, y), exact without ties up to eight values in the smaller sample. */
    @ParameterizedTest
    @CsvSource({
        "1.5 2.5 7 9, 3 4 5 6 8 10.5, 9, 0.6095238095238095",
        "1 2 3 4, 5 6 7 8 9, 0, 0.015873015873015872",
        "1 2 2 4, 2 6 7 8 9, 2, 0.06168916598092455",
        "1 2, 3 4, 0, 0.3333333333333333",
        "1 1 1, 1 1 2, 3, 0.5049850750938458",
        "0.05 1.15 2.25 3.35 4.45 5.55 6.65 7.75 8.85, 3 4.7 6.4 8.1 9.8 11.5 13.2 14.9 16.6, 14, 0.021684111364991994",
    })
    void matchesScipyOnSmallSamples(String x, String y, double u, double p) {
        MannWhitney.Result result = test(numbers(x), numbers(y));

        assertThat(result.u()).isEqualTo(u);
        assertThat(result.p() / p).isCloseTo(1, within(1e-13));
    }

    /** scipy 1.17.1: mannwhitneyu([1.5, 2.5, 7, 9, 11, 13, 15, 17], arange(300) * 0.31 + 0.017). */
    @Test
    void isExactForEightAgainstMany() {
        double[] many =
                IntStream.range(0, 300).mapToDouble(i -> i * 0.31 + 0.017).toArray();

        MannWhitney.Result result = test(new double[] {1.5, 2.5, 7, 9, 11, 13, 15, 17}, many);

        assertThat(result.u()).isEqualTo(248);
        assertThat(result.p() / 1.6965164392227937e-05).isCloseTo(1, within(1e-12));
    }

    @Test
    void equalValuesAreNoTest() {
        assertThat(test(new double[] {2, 2, 2}, new double[] {2, 2}).p()).isNaN();
    }

    @Test
    void zerosOfEitherSignAreEqual() {
        assertThat(Ranks.of(new double[] {0.0, -0.0, 1}).get(1)).isEqualTo(1.5);
    }

    @Test
    void refusesLabelsOfOtherSizes() {
        assertThatThrownBy(() -> MannWhitney.ofSizes(2, 2)
                        .test(Ranks.of(new double[] {1, 2, 3, 4}), new boolean[] {true, false, false, false}))
                .hasMessage("first sample and labels must have equal lengths, had 1 and 2");
    }

    private static MannWhitney.Result test(double[] x, double[] y) {
        boolean[] isFirst = new boolean[x.length + y.length];
        Arrays.fill(isFirst, 0, x.length, true);
        double[] all = DoubleStream.concat(Arrays.stream(x), Arrays.stream(y)).toArray();
        return MannWhitney.ofSizes(x.length, y.length).test(Ranks.of(all), isFirst);
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }
}
