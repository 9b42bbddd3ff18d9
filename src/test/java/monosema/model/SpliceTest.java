package monosema.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import monosema.io.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against what {@code python splice.py} in gptneo-tiny prints: transformers 5.23.0, torch 2.15.0. */
class SpliceTest {
    private static final float[] LOSSES = {
        2.1209297f, 9.869724f, 1.8097907f, 10.202359f, 10.938581f, 4.607023f, 6.843273f, 13.170834f, 8.852373f,
                7.6218615f, 10.410097f, 3.340537f,
        12.406542f, 9.535605f, 5.979734f, 9.942751f, 5.225697f, 4.804348f, 11.620638f, 4.5258665f, 11.768072f,
                2.8109381f, 6.1484556f, 3.040236f
    };

    @Test
    void lossesMatchHuggingFace() {
        try (GptNeo model = TinyGptNeo.load();
                NDManager manager = NDManager.newBaseManager()) {
            NDArray losses = model.losses(manager, TinyGptNeo.tokens(manager));
            assertThat(losses.getShape()).isEqualTo(new Shape(2, 12));
            assertThat(losses.toFloatArray()).containsExactly(LOSSES, within(1e-5f));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "blocks.0.hook_resid_pre, 7.266275567313035, 7.3497390647729235, 7.3865185379981995",
        "blocks.0.hook_attn_out, 7.440924409156044, 7.5531713264063, 7.536393816272418",
        "blocks.0.hook_resid_mid, 7.120054017752409, 7.103233547260364, 7.5083573162555695",
        "blocks.0.mlp.hook_post, 7.555582284927368, 8.597630679607391, 7.365633661548297",
        "blocks.0.hook_mlp_out, 7.6753049194812775, 8.159228394428888, 7.432471891244252",
        "blocks.0.hook_resid_post, 7.350558479626973, 8.083447431524595, 7.602951298157374",
        "blocks.1.hook_resid_pre, 7.350558479626973, 8.083447431524595, 7.602951298157374",
        "blocks.1.hook_attn_out, 8.188571174939474, 8.528947214285532, 7.713335305452347",
        "blocks.1.hook_resid_mid, 5.80941120783488, 8.051460901896158, 7.739093651374181",
        "blocks.1.mlp.hook_post, 6.826979219913483, 7.026742557684581, 7.486902266740799",
        "blocks.1.hook_mlp_out, 6.7062541743119555, 7.045664807160695, 7.46204216281573",
        "blocks.1.hook_resid_post, 4.0880858699480696, 7.745709260304769, 7.9691095650196075",
    })
    void everySiteSplicedGivesTheLossOfHuggingFacesForwardHooks(
            String hookName, double zero, double turned, double third) {
        assertThat(loss(hookName, x -> x.zerosLike())).isCloseTo(zero, within(2e-6));
        assertThat(loss(hookName, SpliceTest::turned)).isCloseTo(turned, within(2e-6));
        assertThat(loss(hookName, SpliceTest::withThirdNegated)).isCloseTo(third, within(2e-6));
    }

    @Test
    void whatIsLeftAsItIsChangesNoBit() {
        try (GptNeo model = TinyGptNeo.load();
                NDManager manager = NDManager.newBaseManager()) {
            NDArray tokens = TinyGptNeo.inputs(manager);
            float[] untouched = model.logits(manager, tokens).toFloatArray();
            for (int layer = 0; layer < 2; layer++) {
                for (HookSite.Kind kind : HookSite.Kind.values()) {
                    HookSite site = new HookSite(layer, kind);
                    for (UnaryOperator<NDArray> same :
                            List.<UnaryOperator<NDArray>>of(x -> x, NDArray::duplicate, SpliceTest::throughRows)) {
                        assertThat(model.logits(manager, tokens, new Splice(site, same))
                                        .toFloatArray())
                                .as(site.hookName())
                                .containsExactly(untouched);
                    }
                }
            }
        }
    }

    @Test
    void theEditIsGivenWhatActivationsReadsAndMayChangeItInPlace() {
        try (GptNeo model = TinyGptNeo.load();
                NDManager manager = NDManager.newBaseManager()) {
            NDArray tokens = TinyGptNeo.inputs(manager);
            for (int layer = 0; layer < 2; layer++) {
                for (HookSite.Kind kind : HookSite.Kind.values()) {
                    HookSite site = new HookSite(layer, kind);
                    float[] read = model.activations(manager, tokens, site).toFloatArray();
                    NDArray inPlace = model.logits(manager, tokens, new Splice(site, x -> {
                        assertThat(x.toFloatArray()).as(site.hookName()).containsExactly(read);
                        return x.muli(0.5f);
                    }));
                    NDArray copied = model.logits(manager, tokens, new Splice(site, x -> x.mul(0.5f)));
                    assertThat(inPlace.toFloatArray()).as(site.hookName()).containsExactly(copied.toFloatArray());
                }
            }
        }
    }

    @Test
    void aReplacementOfAnotherShapeIsRefused() {
        assertThatThrownBy(() -> loss("blocks.1.mlp.hook_post", x -> x.get(":, 0:1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("what replaces blocks.1.mlp.hook_post must have its shape (2, 12, 64), had (2, 1, 64)");
    }

    @Test
    void aLayerThatTheModelDoesNotHaveIsRefused() {
        assertThatThrownBy(() -> loss("blocks.2.hook_mlp_out", x -> x))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("hook 'blocks.2.hook_mlp_out': the model has 2 layer(s)");
    }

    @Test
    void windowsWithoutATokenToPredictAreRefused() {
        try (GptNeo model = TinyGptNeo.load();
                NDManager manager = NDManager.newBaseManager()) {
            NDArray tokens = manager.create(new int[] {3}, new Shape(1, 1));
            assertThatThrownBy(() -> model.losses(manager, tokens))
                    .hasMessage("windows of shape (1, 1) must be [B, T + 1] with T >= 1");
        }
    }

    private static double loss(String hookName, UnaryOperator<NDArray> edit) {
        try (GptNeo model = TinyGptNeo.load();
                NDManager manager = NDManager.newBaseManager()) {
            NDArray losses =
                    model.losses(manager, TinyGptNeo.tokens(manager), new Splice(HookSite.parse(hookName), edit));
            double sum = 0;
            for (float loss : losses.toFloatArray()) {
                sum += loss;
            }
            return sum / losses.size();
        }
    }

    private static NDArray throughRows(NDArray x) {
        return x.reshape(-1, x.getShape().get(2)).reshape(x.getShape());
    }

    /** {@code 0.5 x.roll(1) + 0.25} along the width. */
    private static NDArray turned(NDArray x) {
        long last = x.getShape().get(2) - 1;
        NDArray rolled = NDArrays.concat(new NDList(x.get(":, :, {}:", last), x.get(":, :, 0:{}", last)), 2);
        return rolled.mul(0.5f).add(0.25f);
    }

    private static NDArray withThirdNegated(NDArray x) {
        float[] signs = new float[(int) x.getShape().get(1)];
        Arrays.fill(signs, 1);
        signs[2] = -1;
        return x.mul(x.getManager().create(signs, new Shape(1, signs.length, 1)));
    }
}
