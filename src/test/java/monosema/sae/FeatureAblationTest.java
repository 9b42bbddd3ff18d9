package monosema.sae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.stream.Stream;
import monosema.activations.ActivationMatrix;
import monosema.model.HookSite;
import monosema.model.LanguageModel;
import monosema.model.Splice;
import monosema.model.TinyGptNeo;
import monosema.provenance.Seed;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against the encoder in Java and sums of decoder rows by hand. */
class FeatureAblationTest {
    private static final int D_IN = 16;
    private static final int D_SAE = 40;

    static Stream<Sae> saes() {
        return Stream.of(
                RandomSae.standard(D_IN, D_SAE, 1),
                RandomSae.of(new SaeEncoding.Relu(), true, D_IN, D_SAE, 2),
                RandomSae.of(new SaeEncoding.TopK(5, false), true, D_IN, D_SAE, 3),
                RandomSae.of(new SaeEncoding.TopK(5, true), false, D_IN, D_SAE, 4),
                RandomSae.of(new SaeEncoding.JumpRelu(), false, D_IN, D_SAE, 5),
                RandomSae.of(new SaeEncoding.Gated(), false, D_IN, D_SAE, 6));
    }

    @ParameterizedTest
    @MethodSource("saes")
    void whatAFeatureAddsIsTakenAwayAndAllElseStays(Sae sae) {
        float[] x = values(6);
        ActivationMatrix f = sae.encode(ActivationMatrix.of(6, D_IN, x));
        int one = mostActive(f);
        float[] decoder = sae.tensor("W_dec").toArray();
        boolean rescaled = sae.encoding() instanceof SaeEncoding.TopK topK && topK.rescaleActsByDecoderNorm();
        double norm = rescaled ? sae.decoderNorms()[one] : 1;
        float[] expected = x.clone();
        for (int i = 0; i < x.length; i++) {
            double moved = 0.25 - f.get(i / D_IN, one);
            expected[i] += (float) (moved / norm * decoder[one * D_IN + i % D_IN]);
        }

        assertThat(ablated(sae, x, new int[] {one}, 0.25f)).containsExactly(expected, within(2e-6f));
        assertThat(expected).isNotEqualTo(x);
    }

    @ParameterizedTest
    @MethodSource("saes")
    void whereNoFeatureMovesTheModelSaysTheSame(Sae sae) {
        try (LanguageModel model = TinyGptNeo.load();
                NDManager manager = NDManager.newBaseManager();
                LoadedSae loaded = sae.load(manager)) {
            NDArray tokens = TinyGptNeo.inputs(manager);
            HookSite site = HookSite.parse("blocks.0.hook_mlp_out");
            FeatureAblation none = new FeatureAblation(loaded, new int[0], new float[0]);
            assertThat(model.logits(manager, tokens, new Splice(site, none)).toFloatArray())
                    .containsExactly(model.logits(manager, tokens).toFloatArray(), within(1e-5f));
            FeatureAblation all =
                    new FeatureAblation(loaded, new int[] {mostActive(features(model, sae))}, new float[1]);
            assertThat(model.logits(manager, tokens, new Splice(site, all)).toFloatArray())
                    .as("an ablation that does something")
                    .isNotEqualTo(model.logits(manager, tokens).toFloatArray());
        }
    }

    private static ActivationMatrix features(LanguageModel model, Sae sae) {
        try (NDManager manager = NDManager.newBaseManager()) {
            float[] x = model.activations(manager, TinyGptNeo.inputs(manager), HookSite.parse("blocks.0.hook_mlp_out"))
                    .toFloatArray();
            return sae.encode(ActivationMatrix.of(x.length / D_IN, D_IN, x));
        }
    }

    /** Values of shape [2, 3, dIn], as in a running model. */
    private static float[] ablated(Sae sae, float[] x, int[] features, float value) {
        try (NDManager manager = NDManager.newBaseManager();
                LoadedSae loaded = sae.load(manager)) {
            NDArray given = manager.create(x, new Shape(2, 3, D_IN));
            NDArray out = new FeatureAblation(loaded, features, new float[] {value}).apply(given);
            assertThat(given.toFloatArray()).as("what was given").containsExactly(x);
            assertThat(out.getShape()).isEqualTo(given.getShape());
            return out.toFloatArray();
        }
    }

    private static int mostActive(ActivationMatrix f) {
        int best = 0;
        double most = 0;
        for (int column = 0; column < f.columns(); column++) {
            double sum = 0;
            for (double value : f.column(column)) {
                sum += value;
            }
            if (sum > most) {
                most = sum;
                best = column;
            }
        }
        assertThat(most).as("a feature that is active").isPositive();
        return best;
    }

    private static float[] values(int rows) {
        UniformRandomProvider random = new Seed(11).stream("x");
        float[] values = new float[rows * D_IN];
        for (int i = 0; i < values.length; i++) {
            values[i] = 2 * random.nextFloat() - 1;
        }
        return values;
    }
}
