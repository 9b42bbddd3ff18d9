package monosema.activations;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import monosema.provenance.Seed;
import org.junit.jupiter.api.Test;

class RowSampleTest {

    @Test
    void fewRowsAreAllKeptInOrder() {
        assertThat(sample(10, 7, 1).toArray()).containsExactly(0, 0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6);
    }

    @Test
    void everyRowIsKeptEquallyOftenAndNoneTwice() {
        int[] kept = new int[20];
        for (int seed = 0; seed < 2_000; seed++) {
            RowSample sample = sample(5, 20, seed);
            assertThat(sample.size()).isEqualTo(5);
            boolean[] here = new boolean[20];
            float[] rows = sample.toArray();
            for (int i = 0; i < 5; i++) {
                int row = (int) rows[2 * i];
                assertThat(rows[2 * i + 1]).as("a whole row").isEqualTo(-rows[2 * i]);
                assertThat(here[row]).isFalse();
                here[row] = true;
                kept[row]++;
            }
        }

        // 2,000 draws of 1 in 4: 500 with a standard deviation of 19.4.
        assertThat(Arrays.stream(kept).boxed()).allMatch(count -> Math.abs(count - 500) < 78);
    }

    /** Rows (i, -i), in batches of 3. */
    private static RowSample sample(int most, int rows, long seed) {
        RowSample sample = new RowSample(most, 2, new Seed(seed));
        try (NDManager manager = NDManager.newBaseManager()) {
            for (int from = 0; from < rows; from += 3) {
                int count = Math.min(3, rows - from);
                float[] x = new float[2 * count];
                for (int i = 0; i < count; i++) {
                    x[2 * i] = from + i;
                    x[2 * i + 1] = -(from + i);
                }
                sample.add(manager.create(x, new Shape(count, 2)));
            }
        }
        return sample;
    }
}
