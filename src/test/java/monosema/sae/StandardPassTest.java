package monosema.sae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import monosema.provenance.Seed;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandardPassTest {
    private static final int D = 5;
    private static final int M = 9;
    private static final int B = 7;
    private static final double LAMBDA = 0.7;

    @Test
    void gradientsAreThoseOfFiniteDifferencesInFloat64() {
        double[][] weights = weights(11);
        double[] x = uniform(B * D, 12);
        assertThat(smallestPreActivation(weights, x))
                .as("no kink within a difference")
                .isGreaterThan(1e-4);
        try (NDManager manager = NDManager.newBaseManager()) {
            SaeParameters gradients =
                    new StandardPass(parameters(manager, weights), array(manager, x, B, D)).gradients(LAMBDA);
            for (int tensor = 0; tensor < 4; tensor++) {
                float[] actual = gradients.list().get(tensor).toFloatArray();
                for (int i = 0; i < actual.length; i++) {
                    assertThat((double) actual[i])
                            .as("tensor %d, value %d", tensor, i)
                            .isCloseTo(difference(weights, x, tensor, i), within(2e-5));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void gradientsAreThoseOfAutogradWithDeadFeaturesAndZeroRows(long seed) {
        double[][] weights = weights(seed);
        for (int i = 0; i < D; i++) {
            weights[2][i] = 0;
        }
        weights[1][3] = -100;
        double[] x = uniform(B * D, seed + 100);
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray batch = array(manager, x, B, D);
            SaeParameters tape = autograd(parameters(manager, weights), batch);
            SaeParameters closed = new StandardPass(parameters(manager, weights), batch).gradients(LAMBDA);
            for (int tensor = 0; tensor < 4; tensor++) {
                assertThat(closed.list().get(tensor).toFloatArray())
                        .containsExactly(tape.list().get(tensor).toFloatArray(), within(2e-6f));
            }
        }
    }

    @Test
    void aPointHoldsTheTermsOfTheLoss() {
        double[][] weights = weights(5);
        double[] x = uniform(B * D, 6);
        try (NDManager manager = NDManager.newBaseManager()) {
            SaeTrainingPoint point =
                    new StandardPass(parameters(manager, weights), array(manager, x, B, D)).point(3, LAMBDA);
            assertThat(point.step()).isEqualTo(3);
            assertThat(point.loss()).isCloseTo(loss(weights, x, LAMBDA), within(1e-5));
            assertThat(point.mse()).isCloseTo(loss(weights, x, 0), within(1e-5));
            assertThat(point.mse() + LAMBDA * point.l1()).isCloseTo(point.loss(), within(1e-6));
        }
    }

    /** The same loss on DJL's tape; a zero row's norm has gradient 0 there too, by PyTorch's norm. */
    static SaeParameters autograd(SaeParameters p, NDArray x) {
        p.list().forEach(array -> array.setRequiresGradient(true));
        try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
            NDArray f = x.matMul(p.wEnc()).add(p.bEnc()).maximum(0f);
            NDArray error = f.matMul(p.wDec()).add(p.bDec()).sub(x);
            NDArray penalty = f.mul(p.wDec().norm(new int[] {1})).sum();
            NDArray loss = error.square()
                    .sum()
                    .add(penalty.mul((float) LAMBDA))
                    .div(x.getShape().get(0));
            tape.backward(loss);
        }
        return new SaeParameters(
                p.wEnc().getGradient(),
                p.bEnc().getGradient(),
                p.wDec().getGradient(),
                p.bDec().getGradient());
    }

    private static double difference(double[][] weights, double[] x, int tensor, int i) {
        double h = 1e-6;
        double kept = weights[tensor][i];
        weights[tensor][i] = kept + h;
        double above = loss(weights, x, LAMBDA);
        weights[tensor][i] = kept - h;
        double below = loss(weights, x, LAMBDA);
        weights[tensor][i] = kept;
        return (above - below) / (2 * h);
    }

    private static double loss(double[][] w, double[] x, double lambda) {
        double sum = 0;
        for (int b = 0; b < B; b++) {
            double[] error = new double[D];
            for (int j = 0; j < D; j++) {
                error[j] = w[3][j] - x[b * D + j];
            }
            for (int i = 0; i < M; i++) {
                double f = Math.max(0, preActivation(w, x, b, i));
                double norm = 0;
                for (int j = 0; j < D; j++) {
                    error[j] += f * w[2][i * D + j];
                    norm += w[2][i * D + j] * w[2][i * D + j];
                }
                sum += lambda * f * Math.sqrt(norm);
            }
            for (double e : error) {
                sum += e * e;
            }
        }
        return sum / B;
    }

    private static double preActivation(double[][] w, double[] x, int b, int i) {
        double z = w[1][i];
        for (int j = 0; j < D; j++) {
            z += x[b * D + j] * w[0][j * M + i];
        }
        return z;
    }

    private static double smallestPreActivation(double[][] w, double[] x) {
        double smallest = Double.POSITIVE_INFINITY;
        for (int b = 0; b < B; b++) {
            for (int i = 0; i < M; i++) {
                smallest = Math.min(smallest, Math.abs(preActivation(w, x, b, i)));
            }
        }
        return smallest;
    }

    private static double[][] weights(long seed) {
        return new double[][] {
            uniform(D * M, seed + 1), uniform(M, seed + 2), uniform(M * D, seed + 3), uniform(D, seed + 4)
        };
    }

    private static double[] uniform(int size, long seed) {
        UniformRandomProvider random = new Seed(seed).stream("uniform");
        return random.doubles(size, -1, 1).map(v -> (float) v).toArray();
    }

    private static SaeParameters parameters(NDManager manager, double[][] w) {
        return new SaeParameters(
                array(manager, w[0], D, M),
                array(manager, w[1], M),
                array(manager, w[2], M, D),
                array(manager, w[3], D));
    }

    private static NDArray array(NDManager manager, double[] values, long... shape) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return manager.create(floats, new Shape(shape));
    }
}
