package monosema.activations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import monosema.provenance.Seed;
import org.junit.jupiter.api.Test;

class RandomRotationTest {

    @Test
    void itIsOrthogonal() {
        OrthogonalRows.assertOrthogonal(RandomRotation.draw(96, new Seed(3)).directions(), 1e-12);
    }

    @Test
    void distancesBetweenWordsAreKept() {
        int d = 32;
        float[] values = new float[6 * d];
        for (int i = 0; i < values.length; i++) {
            values[i] = (i * 37 % 29 - 14) / 8f;
        }
        ActivationMatrix x = ActivationMatrix.of(6, d, values);

        ActivationMatrix y = RandomRotation.draw(d, new Seed(3)).rotate(x);

        assertThat(y.row(0)).isNotEqualTo(x.row(0));
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < i; j++) {
                assertThat(distance(y, i, j)).isCloseTo(distance(x, i, j), within(1e-5));
            }
        }
    }

    @Test
    void aSeedDecidesIt() {
        assertThat(RandomRotation.draw(5, new Seed(1)).directions())
                .isDeepEqualTo(RandomRotation.draw(5, new Seed(1)).directions());
        assertThat(RandomRotation.draw(5, new Seed(1)).directions()[0])
                .isNotEqualTo(RandomRotation.draw(5, new Seed(2)).directions()[0]);
    }

    /** An entry of a Haar matrix is 0 on average and its square 1/d; Q without R's signs has a diagonal of one sign. */
    @Test
    void everyRotationIsEquallyLikely() {
        int draws = 4_000;
        double[] means = new double[9];
        double[] squares = new double[9];
        for (int n = 0; n < draws; n++) {
            double[][] q = RandomRotation.draw(3, new Seed(n)).directions();
            for (int i = 0; i < 9; i++) {
                means[i] += q[i / 3][i % 3] / draws;
                squares[i] += q[i / 3][i % 3] * q[i / 3][i % 3] / draws;
            }
        }

        // Four standard errors: entries have deviation 0.577, squares 0.298.
        assertThat(means).containsExactly(new double[9], within(0.037));
        for (double square : squares) {
            assertThat(square).isCloseTo(1 / 3.0, within(0.019));
        }
    }

    @Test
    void wordsOfAnotherWidthAreRefused() {
        RandomRotation rotation = RandomRotation.draw(4, new Seed(1));

        assertThatThrownBy(() -> rotation.rotate(ActivationMatrix.of(1, 3, new float[3])))
                .hasMessage("activations must be 4 wide, were 3");
    }

    private static double distance(ActivationMatrix x, int i, int j) {
        double sum = 0;
        for (int k = 0; k < x.columns(); k++) {
            double difference = (double) x.get(i, k) - x.get(j, k);
            sum += difference * difference;
        }
        return Math.sqrt(sum);
    }
}
