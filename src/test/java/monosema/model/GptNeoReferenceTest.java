package monosema.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.List;
import monosema.io.Tensor;
import monosema.optim.Adam;
import monosema.optim.VectorAdam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against Hugging Face transformers 5.23.0 and torch 2.15.0: src/test/resources/monosema/model/gptneo-tiny/README.md. */
class GptNeoReferenceTest {
    private static final float TOLERANCE = 1e-5f;

    @Test
    void logitsMatchHuggingFace() {
        try (GptNeo model = TinyGptNeo.load();
                NDManager manager = NDManager.newBaseManager()) {
            NDArray logits = model.logits(manager, TinyGptNeo.inputs(manager));
            assertThat(logits.getShape()).isEqualTo(new Shape(2, 12, 50));
            assertThat(logits.toFloatArray())
                    .containsExactly(TinyGptNeo.reference("logits").toArray(), within(TOLERANCE));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hook_resid_pre",
                "hook_attn_out",
                "hook_resid_mid",
                "mlp.hook_post",
                "hook_mlp_out",
                "hook_resid_post"
            })
    void everyHookSiteMatchesHuggingFaceInAGlobalAndALocalLayer(String kind) {
        try (GptNeo model = TinyGptNeo.load();
                NDManager manager = NDManager.newBaseManager()) {
            for (int layer = 0; layer < 2; layer++) {
                String hook = "blocks." + layer + "." + kind;
                HookSite site = HookSite.parse(hook);
                NDArray values = model.activations(manager, TinyGptNeo.inputs(manager), site);
                assertThat(values.getShape()).isEqualTo(new Shape(2, 12, model.width(site)));
                assertThat(values.toFloatArray())
                        .as(hook)
                        .containsExactly(TinyGptNeo.reference(hook).toArray(), within(TOLERANCE));
            }
        }
    }

    @Test
    void lossAndGradientsMatchTorch() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray weights = TinyGptNeo.flatWeights(manager);
            GptNeoConfig config = TinyGptNeo.config();
            weights.setRequiresGradient(true);
            double loss = backward(manager, weights);

            assertThat(loss).isCloseTo(TinyGptNeo.reference("loss").buffer().get(0), within(1e-5));
            NDArray gradient = weights.getGradient();
            assertThat(gradient.norm().getFloat())
                    .isCloseTo(TinyGptNeo.reference("gradientNorm").buffer().get(0), within(1e-5f));
            GptNeoParameters gradients = GptNeoParameters.windowsOn(manager, gradient, config);
            for (Tensor expected : TinyGptNeo.references("gradient.")) {
                assertThat(gradients
                                .get(expected.name().substring("gradient.".length()))
                                .toFloatArray())
                        .as(expected.name())
                        .containsExactly(expected.toArray(), within(TOLERANCE));
            }
        }
    }

    /** Adam's first steps divide tiny gradients by themselves, which enlarges their rounding errors. */
    @Test
    void fiveClippedAdamStepsMatchTorch() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray weights = TinyGptNeo.flatWeights(manager);
            NDArray mean = manager.zeros(weights.getShape());
            NDArray square = manager.zeros(weights.getShape());
            VectorAdam adam = new VectorAdam(new Adam(0.9, 0.999, 1), weights, mean, square);
            weights.setRequiresGradient(true);
            List<Float> losses = new ArrayList<>();
            for (int step = 0; step < 5; step++) {
                losses.add((float) backward(manager, weights));
                NDArray gradient = weights.getGradient();
                adam.step(gradient, step + 1, 0.01);
                gradient.subi(gradient);
            }
            float[] expected = TinyGptNeo.reference("adamLosses").toArray();
            for (int step = 0; step < 5; step++) {
                assertThat(losses.get(step)).as("step %d", step).isCloseTo(expected[step], within(1e-4f));
            }
        }
    }

    private static double backward(NDManager manager, NDArray weights) {
        GptNeoConfig config = TinyGptNeo.config();
        NDArray targets = TinyGptNeo.tokens(manager)
                .get(":, 1:")
                .toType(DataType.INT64, false)
                .reshape(-1);
        try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
            NDManager scope = manager.newSubManager(Device.cpu());
            GptNeo model = new GptNeo(
                    scope,
                    config,
                    GptNeoParameters.windowsOn(scope, weights, config),
                    TinyGptNeo.tokenizer(config.vocabularySize()));
            NDArray hidden =
                    model.finalHidden(scope, TinyGptNeo.inputs(manager)).reshape(-1, config.dModel());
            NextTokenLoss.Tape result = NextTokenLoss.of(hidden, model.embedding(), targets);
            tape.backward(result.surrogate());
            return result.loss();
        }
    }
}
