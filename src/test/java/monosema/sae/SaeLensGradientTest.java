package monosema.sae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import monosema.config.SaeArchitecture;
import monosema.config.SaeArchitecture.DeadLoss;
import monosema.config.SaeArchitecture.JumpReLU.Penalty;
import monosema.config.SaeTraining;
import monosema.io.Json;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Loss, gradients and running threshold of every architecture, by both paths, against what SAELens and PyTorch's autograd
 * give in float64: {@code src/test/python/saelens_reference.py} made the files, which say their versions.
 */
class SaeLensGradientTest {
    private static final Path FOLDER = Path.of("src/test/resources/monosema/sae");
    private static final int DEAD_AFTER = 5;
    /** Adam's mean after one step from 0 is this share of the gradient, which is not clipped. */
    private static final float SHARE = 0.5f;

    /** The ways in which a step can be taken; the second is a GPU's, here on a CPU. */
    enum Way {
        DENSE,
        DENSE_ON_DEVICE,
        SPARSE;

        SaeStepper stepper(SaeTraining training, SaeObjectives objectives, TrainingState state) {
            return this == SPARSE
                    ? new SparseStepper(training, objectives.sparse(), state)
                    : new DenseStepper(training, objectives.dense(), state, Device.cpu(), this == DENSE_ON_DEVICE);
        }
    }

    static Stream<Arguments> cases() {
        return Stream.of("standard", "topk", "batchtopk", "matryoshka_batchtopk", "jumprelu", "gated")
                .flatMap(architecture -> {
                    List<Arguments> cases = new ArrayList<>();
                    for (JsonNode reference : Json.readTree(FOLDER.resolve("saelens-" + architecture + ".json"))
                            .path("cases")) {
                        String name =
                                architecture + ", " + reference.path("name").asText();
                        for (Way way : Way.values()) {
                            cases.add(Arguments.of(Named.of(name + ", " + way, reference), way));
                        }
                    }
                    assertThat(cases).as(architecture).hasSizeGreaterThan(3);
                    return cases.stream();
                });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aStepHasSaeLensLossAndGradients(JsonNode reference, Way way) {
        JsonNode config = reference.path("config");
        SaeTraining training = training(config.path("apply_b_dec_to_input").asBoolean());
        SaeObjectives objectives = SaeObjectives.of(architecture(config));
        TrainingState state = state(reference, config);
        JsonNode x = reference.path("x");
        try (NDManager manager = NDManager.newBaseManager(Device.cpu());
                SaeStepper stepper = way.stepper(training, objectives, state)) {
            NDArray batch = manager.create(numbers(x), new Shape(x.size(), state.dIn()));
            StepKnobs knobs = new StepKnobs(1, 1e-3, coefficient(reference), true);
            SaeTrainingPoint point = Objects.requireNonNull(stepper.step(batch, knobs));
            double loss = reference.path("loss").asDouble();
            assertThat(point.loss()).isCloseTo(loss, within(1e-6 * loss));
            assertThat(point.mse())
                    .isCloseTo(reference.path("losses").path("mse_loss").asDouble(), within(1e-6 * loss));
            TrainingState after = stepper.state();
            for (Map.Entry<String, JsonNode> entry : reference.path("gradients").properties()) {
                gradient(entry.getKey(), numbers(entry.getValue()), after);
            }
            JsonNode threshold = reference.path("topk_threshold");
            if (!threshold.isMissingNode()) {
                double[] both = doubles(threshold);
                assertThat(after.threshold()).isCloseTo(both[both.length - 1], within(1e-6));
            }
        }
    }

    private static void gradient(String key, float[] expected, TrainingState after) {
        boolean encoder = key.equals("W_enc");
        String name = encoder ? SaeParameters.ENCODER : key;
        float[] actual = Objects.requireNonNull(after.means().get(name));
        double norm = 0;
        for (float value : expected) {
            norm = Math.max(norm, Math.abs(value));
        }
        assertThat(norm).as(name).isGreaterThan(0);
        for (int i = 0; i < expected.length; i++) {
            int at = encoder ? i % after.dSae() * after.dIn() + i / after.dSae() : i;
            assertThat((double) actual[at] / SHARE)
                    .as("%s, value %d", name, i)
                    .isCloseTo(expected[i], within(2e-6 * norm + 1e-7));
        }
    }

    private static SaeTraining training(boolean applyBDecToInput) {
        return new SaeTraining(
                10,
                8,
                1e-3,
                0,
                0,
                1 - SHARE,
                0.999,
                1e6,
                false,
                applyBDecToInput,
                SaeTraining.DecoderInit.UNIFORM,
                0.1,
                true,
                1);
    }

    private static SaeArchitecture architecture(JsonNode config) {
        DeadLoss dead = new DeadLoss(config.path("aux_loss_coefficient").asDouble(1), DEAD_AFTER);
        boolean rescaled = config.path("rescale_acts_by_decoder_norm").asBoolean(true);
        double k = config.path("k").asDouble();
        double rate = config.path("topk_threshold_lr").asDouble(0.01);
        return switch (config.path("architecture").asText()) {
            case "standard" -> new SaeArchitecture.Standard(1, 0);
            case "topk" -> new SaeArchitecture.TopK((int) k, dead, rescaled);
            case "batchtopk" -> new SaeArchitecture.BatchTopK(k, dead, rescaled, rate);
            case "matryoshka_batchtopk" -> {
                List<Integer> widths = new ArrayList<>();
                for (JsonNode width : config.path("matryoshka_widths")) {
                    widths.add(width.asInt());
                }
                yield new SaeArchitecture.Matryoshka(k, dead, rescaled, rate, widths);
            }
            case "jumprelu" ->
                new SaeArchitecture.JumpReLU(
                        config.path("jumprelu_sparsity_loss_mode").asText().equals("tanh")
                                ? Penalty.TANH
                                : Penalty.STEP,
                        1,
                        0,
                        config.path("jumprelu_bandwidth").asDouble(),
                        0.1,
                        config.path("jumprelu_tanh_scale").asDouble(4),
                        config.path("pre_act_loss_coefficient").asDouble(0),
                        DEAD_AFTER);
            case "gated" -> new SaeArchitecture.Gated(1, 0, false);
            default -> throw new AssertionError(config.path("architecture"));
        };
    }

    private static double coefficient(JsonNode reference) {
        JsonNode coefficients = reference.path("coefficients");
        return coefficients.isEmpty() ? 0 : coefficients.iterator().next().asDouble();
    }

    private static TrainingState state(JsonNode reference, JsonNode config) {
        int dIn = config.path("d_in").asInt();
        int dSae = config.path("d_sae").asInt();
        JsonNode given = reference.path("parameters");
        Map<String, float[]> weights = new LinkedHashMap<>();
        float[] columns = numbers(given.path("W_enc"));
        float[] rows = new float[columns.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i % dSae * dIn + i / dSae] = columns[i];
        }
        weights.put(SaeParameters.ENCODER, rows);
        for (String name : List.of("b_enc", "b_gate", "b_mag", "r_mag")) {
            if (given.has(name)) {
                weights.put(name, numbers(given.path(name)));
            }
        }
        if (given.has("threshold")) {
            weights.put(SaeParameters.THRESHOLD, numbers(given.path("threshold")));
        }
        weights.put(SaeParameters.W_DEC, numbers(given.path("W_dec")));
        weights.put(SaeParameters.B_DEC, numbers(given.path("b_dec")));
        float[] silent = new float[dSae];
        int at = 0;
        for (JsonNode dead : reference.path("dead")) {
            silent[at++] = dead.asBoolean() || dead.asInt() == 1 ? DEAD_AFTER + 1 : 0;
        }
        double threshold = reference.has("topk_threshold") ? doubles(reference.path("topk_threshold"))[0] : 0;
        TrainingState start = TrainingState.initial(dIn, dSae, weights);
        return new TrainingState(dIn, dSae, 0, weights, start.means(), start.squares(), silent, threshold);
    }

    private static float[] numbers(JsonNode node) {
        double[] wide = doubles(node);
        float[] values = new float[wide.length];
        for (int i = 0; i < wide.length; i++) {
            values[i] = (float) wide[i];
        }
        return values;
    }

    private static double[] doubles(JsonNode node) {
        if (!node.isContainerNode()) {
            return new double[] {node.asDouble()};
        }
        List<double[]> parts = new ArrayList<>();
        node.forEach(child -> parts.add(doubles(child)));
        return parts.stream().flatMapToDouble(Arrays::stream).toArray();
    }
}
