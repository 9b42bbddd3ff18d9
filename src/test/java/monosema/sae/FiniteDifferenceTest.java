package monosema.sae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import monosema.config.SaeArchitecture;
import monosema.config.SaeArchitecture.DeadLoss;
import monosema.config.SaeArchitecture.JumpReLU;
import monosema.config.SaeArchitecture.JumpReLU.Penalty;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The closed-form gradient of every weight against central differences of {@link LoopLoss} in float64, and JumpReLU's
 * threshold against the straight-through formula with differences in the features.
 */
class FiniteDifferenceTest {
    static final double COEFFICIENT = 0.7;

    private static final int ROWS = 6;
    private static final int D_IN = 5;
    private static final int D_SAE = 12;
    private static final double STEP = 1e-5;
    private static final List<Integer> DEAD = List.of(1, 4, 9);

    static Stream<Arguments> architectures() {
        DeadLoss none = new DeadLoss(0, 10);
        DeadLoss some = new DeadLoss(0.5, 10);
        return Stream.of(
                        new SaeArchitecture.Standard(1, 0),
                        new SaeArchitecture.TopK(3, none, true),
                        new SaeArchitecture.TopK(3, some, true),
                        new SaeArchitecture.TopK(4, some, false),
                        new SaeArchitecture.BatchTopK(2.5, some, true, 0.1),
                        new SaeArchitecture.Matryoshka(4, some, true, 0.1, List.of(3, 7)),
                        new JumpReLU(Penalty.STEP, 1, 0, 1.5, 0.3, 4, 0, 10),
                        new JumpReLU(Penalty.STEP, 1, 0, 1.5, 0.3, 4, 0.2, 10),
                        new JumpReLU(Penalty.TANH, 1, 0, 1.5, 0.3, 0.9, 0.2, 10),
                        new SaeArchitecture.Gated(1, 0, true),
                        new SaeArchitecture.Gated(1, 0, false))
                .map(architecture -> Arguments.of(Named.of(architecture.toString(), architecture)));
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void gradientsAreDifferencesOfTheLoss(SaeArchitecture architecture) {
        Map<String, double[]> weights = weights(architecture);
        double[][] x = new double[ROWS][];
        for (int b = 0; b < ROWS; b++) {
            x[b] = wide(SparseStepperTest.uniform(D_IN, "row " + b, 1.5));
        }
        LoopLoss loops = new LoopLoss(architecture, x, D_SAE, DEAD, weights);
        try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
            DensePass pass = SaeObjectives.of(architecture).dense().begin(batch(manager, weights, x));
            double loss = loops.of(weights);
            assertThat(pass.loss().getDouble()).isCloseTo(loss, within(1e-6 * loss));
            Map<String, NDArray> gradients = pass.gradients().parameters().arrays();
            assertThat(gradients).containsOnlyKeys(weights.keySet());
            weights.forEach((name, values) -> {
                double[] expected = differences(loops, weights, name);
                if (name.equals(SaeParameters.THRESHOLD)) {
                    straightThrough((JumpReLU) architecture, loops, weights, expected);
                }
                double most = 0;
                for (double value : expected) {
                    most = Math.max(most, Math.abs(value));
                }
                assertThat(most).as(name).isGreaterThan(1e-3);
                // The pass multiplies by coefficients in float32.
                assertThat(Objects.requireNonNull(gradients.get(name)).toDoubleArray())
                        .as(name)
                        .containsExactly(expected, within(3e-7 * most));
            });
        }
    }

    private static double[] differences(LoopLoss loops, Map<String, double[]> weights, String name) {
        double[] out = new double[Objects.requireNonNull(weights.get(name)).length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (loops.of(moved(weights, name, i, STEP)) - loops.of(moved(weights, name, i, -STEP))) / (2 * STEP);
        }
        return out;
    }

    private static Map<String, double[]> moved(Map<String, double[]> weights, String name, int at, double by) {
        Map<String, double[]> out = new LinkedHashMap<>(weights);
        double[] values = Objects.requireNonNull(weights.get(name)).clone();
        values[at] += by;
        out.put(name, values);
        return out;
    }

    /** Equations 11 and 12 of Rajamanoharan et al. 2024b. */
    private static void straightThrough(
            JumpReLU spec, LoopLoss loops, Map<String, double[]> weights, double[] gradient) {
        double[] thresholds = Objects.requireNonNull(weights.get(SaeParameters.THRESHOLD));
        for (int i = 0; i < D_SAE; i++) {
            double theta = thresholds[i];
            for (int b = 0; b < ROWS; b++) {
                if (Math.abs(loops.z(weights, b, i) - theta) < spec.bandwidth() / 2) {
                    double df = (loops.of(weights, b, i, STEP) - loops.of(weights, b, i, -STEP)) / (2 * STEP);
                    double penalty = spec.penalty() == Penalty.STEP ? COEFFICIENT / ROWS : 0;
                    gradient[i] -= (theta * df + penalty) / spec.bandwidth();
                }
            }
        }
    }

    private static DenseBatch batch(NDManager manager, Map<String, double[]> weights, double[][] x) {
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        weights.forEach((name, values) -> arrays.put(
                name,
                manager.create(
                        values, SaeParameters.isMatrix(name) ? new Shape(D_SAE, D_IN) : new Shape(values.length))));
        double[] flat = new double[ROWS * D_IN];
        for (int b = 0; b < ROWS; b++) {
            System.arraycopy(x[b], 0, flat, b * D_IN, D_IN);
        }
        float[] silent = new float[D_SAE];
        double[] mask = new double[D_SAE];
        for (int i : DEAD) {
            silent[i] = 11;
            mask[i] = 1;
        }
        NDArray input = manager.create(flat, new Shape(ROWS, D_IN));
        return new DenseBatch(
                new SaeParameters(arrays),
                input,
                input,
                DeadFeatures.of(silent, 10),
                manager.create(mask),
                new StepKnobs(1, 1e-3, COEFFICIENT, true));
    }

    private static Map<String, double[]> weights(SaeArchitecture architecture) {
        Map<String, double[]> weights = new LinkedHashMap<>();
        for (String name : names(architecture)) {
            int size = SaeParameters.isMatrix(name) ? D_SAE * D_IN : name.equals(SaeParameters.B_DEC) ? D_IN : D_SAE;
            double[] values = wide(SparseStepperTest.uniform(size, "difference " + name, 0.8));
            for (int i = 0; i < size && name.equals(SaeParameters.THRESHOLD); i++) {
                values[i] = 0.9 * Math.abs(values[i]) + 0.1;
            }
            weights.put(name, values);
        }
        return weights;
    }

    private static List<String> names(SaeArchitecture architecture) {
        List<String> names = new ArrayList<>(List.of(SaeParameters.ENCODER));
        if (architecture instanceof SaeArchitecture.Gated) {
            names.addAll(List.of(SaeParameters.B_GATE, SaeParameters.B_MAG, SaeParameters.R_MAG));
        } else {
            names.add(SaeParameters.B_ENC);
        }
        if (architecture instanceof JumpReLU) {
            names.add(SaeParameters.THRESHOLD);
        }
        names.addAll(List.of(SaeParameters.W_DEC, SaeParameters.B_DEC));
        return names;
    }

    private static double[] wide(float[] values) {
        double[] out = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            out[i] = values[i];
        }
        return out;
    }
}
