package monosema.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Against PyTorch itself: {@code GptNeoReferenceTest} and {@code SaeTrainerTest}. */
class VectorAdamTest {
    private static final int SIZE = 40_000;
    private static final Adam ADAM = new Adam(0.9, 0.999, 1);

    @Test
    void theCpuInJavaDoesWhatADeviceDoes() {
        try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
            NDArray[] inJava = arrays(manager);
            NDArray[] onDevice = arrays(manager);
            VectorAdam one = new VectorAdam(ADAM, inJava[0], inJava[1], inJava[2]);
            VectorAdam other = new VectorAdam(ADAM, onDevice[0], onDevice[1], onDevice[2]);
            for (int step = 1; step <= 4; step++) {
                float[] gradient = random(step, step == 3 ? 1e-4 : 1);
                one.step(manager.create(gradient), step, 0.01);
                other.onDevice(manager.create(gradient), step, 0.01);
            }
            for (int i = 0; i < 3; i++) {
                assertThat(largestDifference(inJava[i].toFloatArray(), onDevice[i].toFloatArray()))
                        .isLessThanOrEqualTo(1e-6);
            }
            assertThat(inJava[0].toFloatArray()[7]).isNotCloseTo(random(0, 1)[7], within(1e-3f));
        }
    }

    /** The bits that an exact square root gives, whatever the processor: Kingma and Ba's lines, one after the other. */
    @Test
    void theCpuHasTheBitsOfExactRoots() {
        try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
            NDArray[] arrays = arrays(manager);
            float[] weights = arrays[0].toFloatArray();
            float[] gradient = random(1, 1e-5);
            new VectorAdam(ADAM, arrays[0], arrays[1], arrays[2]).step(manager.create(gradient), 1, 0.01);
            Adam.Step step = ADAM.step(0.1, 1, 0.01);
            for (int i = 0; i < SIZE; i++) {
                float m = step.toMean() * gradient[i];
                float v = step.toSquare() * (gradient[i] * gradient[i]);
                weights[i] -= step.size() * (m / ((float) StrictMath.sqrt(v) + step.epsilon()));
            }
            assertThat(arrays[0].toFloatArray()).isEqualTo(weights);
        }
    }

    /** NaN where either has one; AssertJ's own comparison boxes each of the values. */
    private static double largestDifference(float[] one, float[] other) {
        assertThat(one).hasSameSizeAs(other);
        double largest = 0;
        for (int i = 0; i < one.length; i++) {
            largest = Math.max(largest, Math.abs((double) one[i] - other[i]));
        }
        return largest;
    }

    private static NDArray[] arrays(NDManager manager) {
        return new NDArray[] {
            manager.create(random(0, 1)), manager.create(new float[SIZE]), manager.create(new float[SIZE])
        };
    }

    private static float[] random(long seed, double scale) {
        Random random = new Random(seed);
        float[] values = new float[SIZE];
        for (int i = 0; i < SIZE; i++) {
            values[i] = (float) (scale * random.nextGaussian());
        }
        return values;
    }
}
