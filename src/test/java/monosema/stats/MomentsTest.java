package monosema.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentsTest {

    /** NIST StRD univariate certified values; the last digits of NumAcc3 and NumAcc4 are lost in the data's own doubles. */
    @ParameterizedTest
    @CsvSource({
        "PiDigits, 61, 4.53480000000000, 2.86733906028871, 1e-14",
        "Lottery, 44, 518.958715596330, 291.699727470969, 1e-14",
        "Lew, 53, -177.435000000000, 277.332168044316, 1e-14",
        "Mavro, 61, 2.00185600000000, 0.000429123454003053, 1e-11",
        "Michelso, 61, 299.852400000000, 0.0790105478190518, 1e-12",
        "NumAcc1, 61, 10000002, 1, 1e-15",
        "NumAcc2, 61, 1.2, 0.1, 1e-14",
        "NumAcc3, 61, 1000000.2, 0.1, 1e-9",
        "NumAcc4, 61, 10000000.2, 0.1, 1e-7",
    })
    void matchesNistsCertifiedValues(String name, int firstLine, double mean, double deviation, double tolerance)
            throws IOException {
        Path file = ReferenceData.file("stats/nist_univariate/" + name + ".txt");
        List<double[]> rows = ReferenceData.rows(file, firstLine);

        Moments moments = Moments.of(rows.stream().mapToDouble(row -> row[0]).toArray());

        assertThat(moments.mean() / mean).isCloseTo(1, within(1e-14));
        assertThat(Math.sqrt(moments.variance()) / deviation).isCloseTo(1, within(tolerance));
    }

    /**
     * NIST StRD AtmWtAg, two groups: the pooled t squared is the certified F statistic. The values agree in their first six
     * digits, and rounding each to the nearest double moves F by 1e-9 already; with 107.8681 taken off in decimal, before
     * there is a double, F has all its digits.
     */
    @Test
    void pooledTSquaredIsNistsFForTwoGroups() throws IOException {
        Path file = ReferenceData.file("stats/nist/AtmWtAg.dat");

        assertThat(squaredT(file, BigDecimal.ZERO) / 15.946733567793).isCloseTo(1, within(1e-8));
        assertThat(squaredT(file, new BigDecimal("107.8681")) / 15.946733567793).isCloseTo(1, within(1e-12));
    }

    private static double squaredT(Path file, BigDecimal shift) throws IOException {
        List<List<Double>> groups = List.of(new ArrayList<>(), new ArrayList<>());
        List<String> lines = Files.readAllLines(file);
        for (String line : lines.subList(60, lines.size())) {
            if (!line.isBlank()) {
                String[] cells = line.trim().split("\\s+", -1);
                groups.get(Integer.parseInt(cells[0]) - 1)
                        .add(new BigDecimal(cells[1]).subtract(shift).doubleValue());
            }
        }
        assertThat(groups).allSatisfy(group -> assertThat(group).hasSize(24));
        double t = TwoSampleTTest.POOLED
                .test(array(groups.get(0)), array(groups.get(1)))
                .t();
        return t * t;
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    @Test
    void constantSampleHasExactlyItsValueAndNoVariance() {
        Moments moments = Moments.of(new double[] {0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1});

        assertThat(moments.mean()).isEqualTo(0.1);
        assertThat(moments.variance()).isZero();
    }

    @Test
    void refusesWhatIsNotFinite() {
        assertThatThrownBy(() -> Moments.of(new double[] {1, Double.NaN}))
                .hasMessage("sample[1] must be finite, was NaN");
        assertThatThrownBy(() -> Moments.of(new double[0])).hasMessage("sample size must be >= 1, was 0");
    }
}
