package monosema.sae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import monosema.model.HeldOutLoss;
import monosema.model.LanguageModel;
import monosema.model.TinyGptNeo;
import monosema.provenance.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against what {@code python splice.py} in gptneo-tiny prints: transformers 5.23.0, torch 2.15.0. */
class SplicedCrossEntropyTest {
    private static final IntBuffer STREAM = IntBuffer.wrap(
            IntStream.range(0, 55).map(i -> (7 * i * i + 3 * i) % 50).toArray());
    private static final HeldOutWindows WINDOWS = HeldOutWindows.of(12);

    /** The script's. */
    private static Sae sae(int dIn) {
        int dSae = 24;
        float[] wEnc = new float[dIn * dSae];
        float[] wDec = new float[dIn * dSae];
        float[] bEnc = new float[dSae];
        float[] bDec = new float[dIn];
        for (int k = 0; k < dIn; k++) {
            bDec[k] = (k % 5 - 2) / 5f;
            for (int i = 0; i < dSae; i++) {
                bEnc[i] = (i % 7 - 3) / 7f;
                wEnc[k * dSae + i] = ((17 * k + 31 * i + k * i) % 23 - 11) / 23f;
                wDec[i * dIn + k] = ((13 * i + 29 * k + i * k) % 19 - 9) / 190f;
            }
        }
        return Sae.of(dIn, dSae, wEnc, bEnc, wDec, bDec);
    }

    @ParameterizedTest
    @CsvSource({
        "blocks.0.hook_mlp_out, '', 8.591590457492405, 7.332880638263844, 7.769409928056929, 8.52332733295582, 0",
        "blocks.0.hook_mlp_out, 0 4 29, 8.591590457492405, 7.792148537105984, 8.154230877205178, 8.320968672081277, 9",
        "blocks.1.mlp.hook_post, '', 8.591590457492405, 7.4900305072466535, 8.269776671021074, 8.686768885012027, 0",
        "blocks.1.mlp.hook_post, 0 4 29, 8.591590457492405, 7.762301837956464, 8.345601938388965, 8.63595555888282, 9",
        "blocks.1.hook_resid_pre, '', 8.591590457492405, 8.2477722786091, 7.723273860083686, 9.311471709498653, 0",
        "blocks.1.hook_resid_pre, 0 4 29, 8.591590457492405, 8.256674581103855, 8.005677280602631, 8.88547631546303, 9",
    })
    void lossesAreThoseOfHuggingFacesForwardHooks(
            String hookName, String keptIds, double original, double spliced, double zero, double mean, int kept) {
        CrossEntropyRecovered measured = measure(hookName, WINDOWS.keeping(ids(keptIds)));

        assertThat(measured.predictions()).isEqualTo(54);
        assertThat(measured.kept()).isEqualTo(kept);
        assertThat(measured.original()).isCloseTo(original, within(2e-6));
        assertThat(measured.spliced()).isCloseTo(spliced, within(2e-6));
        assertThat(measured.zeroAblated()).isCloseTo(zero, within(2e-6));
        assertThat(measured.meanAblated()).isCloseTo(mean, within(2e-6));
    }

    private static Set<Integer> ids(String text) {
        return text.isEmpty()
                ? Set.of()
                : Arrays.stream(text.split(" ")).map(Integer::valueOf).collect(Collectors.toSet());
    }

    private static CrossEntropyRecovered measure(String hookName, HeldOutWindows windows) {
        return measure(STREAM, hookName, windows);
    }

    private static CrossEntropyRecovered measure(IntBuffer stream, String hookName, HeldOutWindows windows) {
        try (LanguageModel model = TinyGptNeo.load();
                NDManager manager = NDManager.newBaseManager();
                LoadedSae sae = sae(hookName.endsWith("hook_post") ? 64 : 16).load(manager)) {
            return new SplicedCrossEntropy(model, hookName, stream, windows).of(sae);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7})
    void theEvaluationBatchDoesNotMatter(int batch) {
        IntBuffer stream = IntBuffer.wrap(
                new Seed(8).stream("tokens").ints(12 * 30 + 6, 0, 50).toArray());
        HeldOutWindows windows = WINDOWS.keeping(Set.of(3, 17));
        CrossEntropyRecovered whole = measure(stream, "blocks.1.mlp.hook_post", windows.withBatch(31));
        CrossEntropyRecovered parts = measure(stream, "blocks.1.mlp.hook_post", windows.withBatch(batch));

        assertThat(parts.predictions()).isEqualTo(whole.predictions()).isEqualTo(365);
        assertThat(parts.kept()).isEqualTo(whole.kept()).isPositive();
        assertThat(parts.original() / whole.original()).isCloseTo(1, within(1e-7));
        assertThat(parts.spliced() / whole.spliced()).isCloseTo(1, within(1e-7));
        assertThat(parts.zeroAblated() / whole.zeroAblated()).isCloseTo(1, within(1e-7));
        assertThat(parts.meanAblated() / whole.meanAblated()).isCloseTo(1, within(1e-7));
    }

    @Test
    void reconstructionsInBlocksOfRowsAreThoseOfAllAtOnce() {
        try (NDManager manager = NDManager.newBaseManager();
                LoadedSae sae = sae(16).load(manager)) {
            NDArray x = new KnownDictionary(16, 20, 3, new Seed(9))
                    .first(manager, 30)
                    .reshape(5, 6, 16);
            NDArray whole = SplicedCrossEntropy.reconstruction(sae, x, 30);
            assertThat(whole.getShape()).isEqualTo(x.getShape());
            for (long block : new long[] {1, 7, 29, 1000}) {
                assertThat(SplicedCrossEntropy.reconstruction(sae, x, block).toFloatArray())
                        .containsExactly(whole.toFloatArray(), within(1e-6f));
            }
        }
    }

    @Test
    void theModelAsItIsHasItsHeldOutLoss() {
        try (LanguageModel model = TinyGptNeo.load()) {
            assertThat(measure("blocks.0.hook_attn_out", WINDOWS).original())
                    .isCloseTo(HeldOutLoss.of(model, STREAM, 12), within(1e-6));
        }
    }

    /** f = ReLU([x, -x]), x^ = f0 - f1: nothing is lost. */
    @Test
    void anSaeThatLosesNothingRecoversAll() {
        int dIn = 16;
        float[] wEnc = new float[dIn * 2 * dIn];
        float[] wDec = new float[2 * dIn * dIn];
        for (int k = 0; k < dIn; k++) {
            wEnc[k * 2 * dIn + k] = 1;
            wEnc[k * 2 * dIn + dIn + k] = -1;
            wDec[k * dIn + k] = 1;
            wDec[(dIn + k) * dIn + k] = -1;
        }
        try (LanguageModel model = TinyGptNeo.load();
                NDManager manager = NDManager.newBaseManager();
                LoadedSae sae = Sae.of(dIn, 2 * dIn, wEnc, new float[2 * dIn], wDec, new float[dIn])
                        .load(manager)) {
            CrossEntropyRecovered measured =
                    new SplicedCrossEntropy(model, "blocks.1.hook_resid_pre", STREAM, WINDOWS).of(sae);
            assertThat(measured.spliced()).isEqualTo(measured.original());
            assertThat(measured.ceRecoveredAgainstMean()).isEqualTo(1);
            // Zeros happen to help this random model, so that there is nothing to recover.
            assertThat(measured.zeroAblated()).isLessThan(measured.original());
            assertThat(measured.ceRecovered()).isNaN();
        }
    }

    @Test
    void recoveredIsTheShareOfWhatTheAblationCosts() {
        CrossEntropyRecovered measured = new CrossEntropyRecovered(100, 0, 2, 2.5, 4, 3);
        assertThat(measured.ceRecovered()).isEqualTo(0.75);
        assertThat(measured.ceRecoveredAgainstMean()).isEqualTo(0.5);
        assertThat(new CrossEntropyRecovered(100, 0, 2, 5, 4, 2).ceRecovered()).isEqualTo(-0.5);
        assertThat(new CrossEntropyRecovered(100, 0, 2, 5, 4, 2).ceRecoveredAgainstMean())
                .isNaN();
        assertThat(new CrossEntropyRecovered(100, 0, 2, 5, Double.NaN, 1).ceRecovered())
                .isNaN();
    }

    @Test
    void whatCannotBeMeasuredIsRefused() {
        assertThatThrownBy(() -> measure("blocks.0.hook_mlp_out", HeldOutWindows.of(17)))
                .hasMessage("window 17 must be in [1, 16]");
        assertThatThrownBy(() -> measure("blocks.7.hook_mlp_out", WINDOWS)).hasMessageContaining("2 layer(s)");
        assertThatThrownBy(() -> measure(IntBuffer.wrap(new int[] {1}), "blocks.0.hook_mlp_out", WINDOWS))
                .hasMessage("a stream to measure needs 2 tokens, has 1");
        assertThatThrownBy(() -> measure(
                        IntBuffer.wrap(new int[] {4, 4, 4, 1}), "blocks.0.hook_mlp_out", WINDOWS.keeping(Set.of(4))))
                .hasMessage("no position is left to replace: all 3 are of kept tokens");
        assertThatThrownBy(() -> WINDOWS.withBatch(0)).hasMessage("length and batch must be >= 1, were 12 and 0");
        try (LanguageModel model = TinyGptNeo.load();
                NDManager manager = NDManager.newBaseManager();
                LoadedSae wide = sae(64).load(manager)) {
            SplicedCrossEntropy site = new SplicedCrossEntropy(model, "blocks.0.hook_mlp_out", STREAM, WINDOWS);
            assertThatThrownBy(() -> site.of(wide))
                    .hasMessage("the SAE's dIn must be blocks.0.hook_mlp_out's width 16, was 64");
        }
    }
}
