package monosema.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import monosema.provenance.Seed;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ShuffledTestsTest {

    @ParameterizedTest
    @EnumSource(TwoSampleTTest.class)
    void isTheTestOfEachColumnUnderTheShuffledLabels(TwoSampleTTest test) {
        UniformRandomProvider random = new Seed(11).stream("test.columns");
        double[][] columns = new double[20][30];
        for (double[] column : columns) {
            for (int i = 0; i < 30; i++) {
                column[i] = random.nextDouble() < 0.3 ? random.nextDouble() : 0;
            }
        }
        columns[4] = new double[30];
        boolean[] isFirst = new boolean[30];
        Arrays.fill(isFirst, 0, 21, true);
        Labellings labellings = Labellings.random(isFirst, 20, new Seed(12).stream("test.labels"));
        ShuffledTests shuffled = ShuffledTests.of(test, 20, j -> columns[j], labellings);
        assertThat(shuffled.tested()).isEqualTo(19);
        for (int labelling = 0; labelling < labellings.size(); labelling++) {
            double[] t = shuffled.absoluteT(labelling);
            double[] p = shuffled.p(labelling, t, 0.3);
            for (int j = 0; j < 19; j++) {
                double[] column = columns[j < 4 ? j : j + 1];
                TwoSampleTTest.Result expected = test.test(
                        select(column, labellings.get(labelling), true),
                        select(column, labellings.get(labelling), false));
                assertThat(t[j]).isCloseTo(Math.abs(expected.t()), within(1e-10));
                assertThat(p[j]).isCloseTo(expected.p() <= 0.3 ? expected.p() : 1, within(1e-10));
            }
        }
    }

    private static double[] select(double[] column, boolean[] isFirst, boolean wanted) {
        return IntStream.range(0, column.length)
                .filter(i -> isFirst[i] == wanted)
                .mapToDouble(i -> column[i])
                .toArray();
    }
}
