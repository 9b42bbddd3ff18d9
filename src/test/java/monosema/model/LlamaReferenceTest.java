package monosema.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Against transformers 5.24.0 and torch 2.15.0: {@code python src/test/python/language_models.py}. */
class LlamaReferenceTest {
    private static final float TOLERANCE = 5e-5f;

    @Test
    void logitsOfGroupedHeadsAndAnUntiedUnembeddingMatchHuggingFace() {
        try (Llama model = TinyLlama.load();
                NDManager manager = NDManager.newBaseManager()) {
            NDArray logits = model.logits(manager, TinyLlama.inputs(manager));
            assertThat(logits.getShape()).isEqualTo(new Shape(2, 100, 50));
            assertThat(logits.toFloatArray())
                    .containsExactly(TinyLlama.reference("logits").toArray(), within(TOLERANCE));
        }
    }

    @Test
    void aTiedUnembeddingIsTheEmbedding() {
        try (Llama model = TinyLlama.load("tied.bin");
                NDManager manager = NDManager.newBaseManager()) {
            assertThat(model.config().tied()).isTrue();
            NDArray logits = model.logits(manager, TinyLlama.inputs(manager));
            assertThat(logits.get(":, 95:").toFloatArray())
                    .containsExactly(TinyLlama.reference("tied.logits").toArray(), within(TOLERANCE));
        }
    }

    @Test
    void lossesMatchHuggingFace() {
        try (Llama model = TinyLlama.load();
                NDManager manager = NDManager.newBaseManager()) {
            NDArray losses = model.losses(manager, TinyLlama.windows(manager));
            assertThat(losses.getShape()).isEqualTo(new Shape(2, 100));
            assertThat(losses.toFloatArray())
                    .containsExactly(TinyLlama.reference("losses").toArray(), within(TOLERANCE));
        }
    }

    @ParameterizedTest
    @EnumSource(HookSite.Kind.class)
    void everyHookSiteMatchesHuggingFace(HookSite.Kind kind) {
        try (Llama model = TinyLlama.load();
                NDManager manager = NDManager.newBaseManager()) {
            for (int layer = 0; layer < 2; layer++) {
                HookSite site = new HookSite(layer, kind);
                NDArray values = model.activations(manager, TinyLlama.inputs(manager), site);
                assertThat(values.getShape()).isEqualTo(new Shape(2, 100, model.width(site)));
                assertThat(values.get(":, 95:").toFloatArray())
                        .as(site.hookName())
                        .containsExactly(TinyLlama.reference(site.hookName()).toArray(), within(TOLERANCE));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = HookSite.Kind.class, mode = EnumSource.Mode.EXCLUDE, names = "RESID_MID")
    void everySiteZeroedGivesTheLossesOfHuggingFacesHooks(HookSite.Kind kind) {
        try (Llama model = TinyLlama.load();
                NDManager manager = NDManager.newBaseManager()) {
            for (int layer = 0; layer < 2; layer++) {
                HookSite site = new HookSite(layer, kind);
                NDArray losses =
                        model.losses(manager, TinyLlama.windows(manager), new Splice(site, NDArray::zerosLike));
                assertThat(losses.toFloatArray())
                        .as(site.hookName())
                        .containsExactly(
                                TinyLlama.reference("zeroed." + site.hookName()).toArray(), within(TOLERANCE));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(HookSite.Kind.class)
    void aSpliceSeesWhatActivationsReadsAndChangesNoBitWhereItReturnsIt(HookSite.Kind kind) {
        try (Llama model = TinyLlama.load();
                NDManager manager = NDManager.newBaseManager()) {
            NDArray tokens = TinyLlama.inputs(manager);
            float[] untouched = model.logits(manager, tokens).toFloatArray();
            HookSite site = new HookSite(1, kind);
            float[] read = model.activations(manager, tokens, site).toFloatArray();
            NDArray same = model.logits(manager, tokens, new Splice(site, x -> {
                assertThat(x.toFloatArray()).containsExactly(read);
                return x.duplicate();
            }));
            assertThat(same.toFloatArray()).containsExactly(untouched);
            NDArray inPlace = model.logits(manager, tokens, new Splice(site, x -> x.muli(0.5f)));
            NDArray copied = model.logits(manager, tokens, new Splice(site, x -> x.mul(0.5f)));
            assertThat(inPlace.toFloatArray()).containsExactly(copied.toFloatArray());
            assertThat(inPlace.toFloatArray()).isNotEqualTo(untouched);
        }
    }
}
