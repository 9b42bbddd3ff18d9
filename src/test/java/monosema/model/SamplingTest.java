package monosema.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import monosema.provenance.Seed;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

class SamplingTest {
    private final UniformRandomProvider random = new Seed(1).stream("test");

    @Test
    void greedyTakesTheMostLikelyTokenAndOfEqualOnesTheLowestId() {
        assertThat(new Sampling.Greedy().choose(new float[] {0, 3, -1, 3}, random))
                .isEqualTo(1);
        assertThat(new Sampling.Greedy().choose(new float[] {Float.NEGATIVE_INFINITY, -2}, random))
                .isEqualTo(1);
    }

    /** Softmax of (0, log 2, log 4) is (1/7, 2/7, 4/7); at temperature 2 it is in proportion 1 : sqrt 2 : 2. */
    @Test
    void drawsComeAsOftenAsTheSoftmaxSays() {
        float[] logits = {0, (float) Math.log(2), (float) Math.log(4)};
        assertFrequencies(new Sampling.Nucleus(1, 1), logits, 1, 2, 4);
        assertFrequencies(new Sampling.Nucleus(2, 1), logits, 1, Math.sqrt(2), 2);
    }

    /** 4/7 + 2/7 reach 0.8, 4/7 alone does not; so 4 : 2 is left. */
    @Test
    void theNucleusIsTheFewestTokensThatReachTopP() {
        float[] logits = {0, (float) Math.log(2), (float) Math.log(4)};
        assertFrequencies(new Sampling.Nucleus(1, 0.8), logits, 0, 2, 4);
        assertFrequencies(new Sampling.Nucleus(1, 0.5), logits, 0, 0, 1);
        assertFrequencies(new Sampling.Nucleus(1, 0.9), logits, 1, 2, 4);
    }

    @Test
    void ofEqualTokensTheNucleusTakesTheLowestIds() {
        assertFrequencies(new Sampling.Nucleus(1, 0.5), new float[] {2, 2, 2, 2}, 1, 1, 0, 0);
    }

    @Test
    void largeLogitsDoNotOverflow() {
        assertFrequencies(new Sampling.Nucleus(1, 1), new float[] {3e38f, 3e38f, -3e38f}, 1, 1, 0);
        assertFrequencies(new Sampling.Nucleus(1e-300, 0.9), new float[] {1, 2}, 0, 1);
    }

    @Test
    void valuesOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new Sampling.Nucleus(0, 1))
                .hasMessage("temperature 0.0 must be > 0 and finite, topP 1.0 in (0, 1]");
        assertThatThrownBy(() -> new Sampling.Nucleus(Double.NaN, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Sampling.Nucleus(1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Sampling.Nucleus(1, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    private void assertFrequencies(Sampling sampling, float[] logits, double... odds) {
        int draws = 20_000;
        long[] counts = new long[logits.length];
        for (int i = 0; i < draws; i++) {
            counts[sampling.choose(logits, random)]++;
        }
        double total = Arrays.stream(odds).sum();
        for (int id = 0; id < odds.length; id++) {
            double expected = odds[id] / total;
            double deviation = Math.sqrt(draws * expected * (1 - expected));
            assertThat((double) counts[id])
                    .as("token %d of %s", id, Arrays.toString(counts))
                    .isBetween(draws * expected - 4 * deviation, draws * expected + 4 * deviation);
        }
    }
}
