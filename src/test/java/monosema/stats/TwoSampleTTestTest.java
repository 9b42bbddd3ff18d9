package monosema.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwoSampleTTestTest {

    /** scipy 1.17.1: i=arange(1,173); j=arange(1,141); ttest_ind((i%7).astype(float), (j%5)*1.5+shift, equal_var=...). */
    @ParameterizedTest
    @CsvSource({
        "WELCH, 0, -0.049391043954242146, 288.5140473286865, 0.9606418397046175",
        "POOLED, 0, -0.04973170270755649, 310.0, 0.960368219234783",
        "WELCH, 400, -1699.101303069881, 288.5140473286865, 0",
    })
    void matchesScipyAtTheSizeOfTheStudy(TwoSampleTTest test, double shift, double t, double df, double p) {
        double[] x = IntStream.rangeClosed(1, 172).mapToDouble(i -> i % 7).toArray();
        double[] y = IntStream.rangeClosed(1, 140)
                .mapToDouble(j -> (j % 5) * 1.5 + shift)
                .toArray();

        TwoSampleTTest.Result result = test.test(x, y);

        assertThat(result.t()).isCloseTo(t, within(1e-11 * Math.max(1, Math.abs(t))));
        assertThat(result.df()).isCloseTo(df, within(1e-9));
        assertThat(result.p()).isCloseTo(p, within(1e-12));
    }

    @Test
    void farTailKeepsItsDigits() {
        double[] x = IntStream.rangeClosed(1, 172).mapToDouble(i -> i % 7).toArray();
        double[] y = IntStream.rangeClosed(1, 140)
                .mapToDouble(j -> (j % 5) * 1.5 + 20)
                .toArray();

        TwoSampleTTest.Result result = TwoSampleTTest.WELCH.test(x, y);

        // scipy 1.17.1: ttest_ind as above with shift=20, equal_var=False
        assertThat(result.t() / -85.00198664525058).isCloseTo(1, within(1e-12));
        assertThat(result.p() / 2.856803677334595e-206).isCloseTo(1, within(1e-9));
    }

    @Test
    void aNeuronConstantOverallHasNoTest() {
        TwoSampleTTest.Result result =
                TwoSampleTTest.WELCH.test(new double[] {0.1, 0.1, 0.1}, new double[] {0.1, 0.1, 0.1, 0.1});

        assertThat(result.t()).isNaN();
        assertThat(result.df()).isNaN();
        assertThat(result.p()).isNaN();
        assertThat(result.first().mean()).isEqualTo(0.1);
    }

    /** scipy 1.17.1: ttest_ind([2,2,2],[1,1,1,1],equal_var=False) gives inf, df 1, p 0; with equal_var=True df 5. */
    @Test
    void constantClassesAtDifferentValuesSeparatePerfectly() {
        double[] low = {1, 1, 1, 1};
        double[] high = {2, 2, 2};

        TwoSampleTTest.Result welch = TwoSampleTTest.WELCH.test(high, low);
        assertThat(welch.t()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(welch.df()).isEqualTo(1);
        assertThat(welch.p()).isZero();
        TwoSampleTTest.Result pooled = TwoSampleTTest.POOLED.test(low, high);
        assertThat(pooled.t()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(pooled.df()).isEqualTo(5);
    }

    /** scipy 1.17.1: ttest_ind([2,2,2],[1,1,1,4],equal_var=False). */
    @Test
    void oneConstantClassLeavesTheOthersDegreesOfFreedom() {
        TwoSampleTTest.Result result = TwoSampleTTest.WELCH.test(new double[] {2, 2, 2}, new double[] {1, 1, 1, 4});

        assertThat(result.t()).isCloseTo(0.3333333333333333, within(1e-15));
        assertThat(result.df()).isCloseTo(3, within(1e-15));
        assertThat(result.p()).isCloseTo(0.7608203755145106, within(1e-14));
    }

    @Test
    void scaleMovesNothing() {
        double[] x = {1, 3, 4, 8};
        double[] y = {2, 9, 9, 12, 17};
        TwoSampleTTest.Result result = TwoSampleTTest.WELCH.test(x, y);

        for (double scale : new double[] {0x1p-300, 0x1p300}) {
            TwoSampleTTest.Result scaled = TwoSampleTTest.WELCH.test(times(x, scale), times(y, scale));
            assertThat(scaled.t()).isEqualTo(result.t());
            assertThat(scaled.df()).isEqualTo(result.df());
        }
    }

    @Test
    void matchesTheTranscribedRowsOfRAndScipy() throws IOException {
        Path file = ReferenceData.file("stats/reference_transcribed/ttest_two_sample.json");
        JsonNode rows = new ObjectMapper().readTree(file.toFile()).get("two_sample");
        assertThat(rows.size()).isGreaterThan(5);
        for (JsonNode row : rows) {
            if (!row.has("x")) {
                continue;
            }
            double mu = row.get("mu").asDouble();
            double[] x = ReferenceData.doubles(row.get("x"));
            double[] y = ReferenceData.doubles(row.get("y"));
            for (int i = 0; i < x.length; i++) {
                x[i] -= mu;
            }
            TwoSampleTTest test = row.get("equal_var").asBoolean() ? TwoSampleTTest.POOLED : TwoSampleTTest.WELCH;
            TwoSampleTTest.Result result = test.test(x, y);
            assertThat(result.t() / row.get("t").asDouble()).isCloseTo(1, within(1e-12));
            assertThat(result.df() / row.get("df").asDouble()).isCloseTo(1, within(1e-12));
            assertThat(result.p() / row.get("p_two_sided").asDouble()).isCloseTo(1, within(1e-11));
        }
    }

    @Test
    void refusesSingleValues() {
        assertThatThrownBy(() -> TwoSampleTTest.WELCH.test(new double[] {1}, new double[] {1, 2}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("size of the first sample must be >= 2, was 1");
    }

    private static double[] times(double[] values, double scale) {
        double[] out = values.clone();
        for (int i = 0; i < out.length; i++) {
            out[i] *= scale;
        }
        return out;
    }
}
