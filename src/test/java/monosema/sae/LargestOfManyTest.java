package monosema.sae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import monosema.provenance.Seed;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

class LargestOfManyTest {

    @Test
    void everyRankIsThatOfTheSortedNumbers() {
        float[] values = new float[500];
        UniformRandomProvider random = new Seed(4).stream("values");
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 9 == 0 ? i % 27 : (random.nextFloat() - 0.5f) * (float) Math.pow(10, i % 7 - 3);
        }
        values[7] = Float.MAX_VALUE;
        values[8] = -Float.MIN_VALUE;
        float[] sorted = values.clone();
        Arrays.sort(sorted);

        for (int greater = 0; greater < values.length; greater++) {
            assertThat(LargestOfMany.below(greater, reader -> {
                        reader.accept(Arrays.copyOf(values, 123));
                        reader.accept(Arrays.copyOfRange(values, 123, 500));
                    }))
                    .isEqualTo(sorted[values.length - 1 - greater]);
        }
    }

    @Test
    void aRankBeyondTheLastIsRefused() {
        assertThatThrownBy(() -> LargestOfMany.below(2, reader -> reader.accept(new float[] {1, 2})))
                .hasMessage("there are no more than 2 numbers");
    }
}
