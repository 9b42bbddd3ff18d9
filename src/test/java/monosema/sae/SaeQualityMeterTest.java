package monosema.sae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import monosema.io.BadInputException;
import monosema.provenance.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SaeQualityMeterTest {
    /** f = ReLU([x0, -x0, -1, 1]), x^ = [f0 - f1, 0]: the first coordinate is exact, the second is lost. */
    private static final Sae HALF = Sae.of(
            2,
            4,
            new float[] {1, -1, 0, 0, 0, 0, 0, 0},
            new float[] {0, 0, -1, 1},
            new float[] {1, 0, -1, 0, 0, 0, 0, 0},
            new float[2]);

    @Test
    void figuresAreThoseOfTheirDefinitions() {
        try (NDManager manager = NDManager.newBaseManager();
                LoadedSae sae = HALF.load(manager)) {
            SaeQualityMeter meter = new SaeQualityMeter(sae);
            meter.add(manager.create(new float[] {1, 2, 3, 2, 5, 8}, new Shape(3, 2)));
            meter.add(manager.create(new float[] {-1, 4}, new Shape(1, 2)));
            SaeQuality quality = meter.quality();
            assertThat(quality.tokens()).isEqualTo(4);
            assertThat(quality.mse()).isEqualTo((4 + 4 + 64 + 16) / 4.0);
            // means 2 and 4: squared deviations 1 + 1 + 9 + 9 = 20 and 4 + 4 + 16 + 0 = 24
            assertThat(quality.explainedVariance()).isCloseTo(1 - 88 / 44.0, within(1e-15));
            assertThat(quality.l0()).isEqualTo((4 + 4) / 4.0);
            assertThat(quality.deadShare()).isEqualTo(0.25);
            assertThat(quality.denseShare()).isEqualTo(0.5);
            assertThat(meter.density()).containsExactly(0.75, 0.25, 0, 1);
            assertThat(meter.liveFeatures()).containsExactly(0, 1, 3);
            double cosines = 1 / Math.sqrt(5) + 3 / Math.sqrt(13) + 5 / Math.sqrt(89) + 1 / Math.sqrt(17);
            assertThat(quality.cosine()).isCloseTo(cosines / 4, within(1e-15));
            assertThat(quality.zeroNormTokens()).isZero();
        }
    }

    /**
     * scikit-learn 1.9.1, r2_score(x, y, multioutput="variance_weighted"); torch 2.15.0, cosine_similarity(x, y).mean();
     * numpy 2.4.6 for the others; y = relu(x @ w_enc + b_enc) @ w_dec + b_dec in float64.
     */
    @Test
    void figuresAreThoseOfScikitLearnAndTorch() {
        int dIn = 6;
        int dSae = 16;
        float[] wEnc = new float[dIn * dSae];
        float[] wDec = new float[dIn * dSae];
        float[] bEnc = new float[dSae];
        float[] bDec = new float[dIn];
        for (int k = 0; k < dIn; k++) {
            bDec[k] = (k % 5 - 2) / 5f;
            for (int i = 0; i < dSae; i++) {
                bEnc[i] = (i % 7 - 3) / 7f;
                wEnc[k * dSae + i] = ((17 * k + 31 * i + k * i) % 23 - 11) / 23f;
                wDec[i * dIn + k] = wEnc[k * dSae + i] / 2;
            }
        }
        float[] x = new float[50 * dIn];
        for (int t = 0; t < 50; t++) {
            for (int j = 0; j < dIn; j++) {
                x[t * dIn + j] = ((19 * t * t + 7 * j + 11 * t * j) % 29 - 9) / 8f;
            }
        }
        try (NDManager manager = NDManager.newBaseManager();
                LoadedSae sae = Sae.of(dIn, dSae, wEnc, bEnc, wDec, bDec).load(manager)) {
            SaeQualityMeter meter = new SaeQualityMeter(sae);
            meter.add(manager.create(x, new Shape(50, dIn)));
            SaeQuality quality = meter.quality();
            assertThat(quality.explainedVariance()).isCloseTo(0.06547987045146617, within(1e-7));
            assertThat(quality.cosine()).isCloseTo(0.5677815521273698, within(1e-7));
            assertThat(quality.mse()).isCloseTo(5.482905529821771, within(1e-6));
            assertThat(quality.l0()).isEqualTo(7.26);
            assertThat(quality.deadShare()).isZero();
            assertThat(quality.denseShare()).isEqualTo(0.375);
            assertThat(meter.density())
                    .containsExactly(
                            0.38, 0.44, 0.34, 0.6, 0.26, 1.0, 0.08, 0.22, 0.44, 0.3, 0.38, 0.7, 0.64, 0.7, 0.54, 0.24);
        }
    }

    @Test
    void tokensWithoutADirectionAreLeftOutOfTheCosineAndCounted() {
        try (NDManager manager = NDManager.newBaseManager();
                LoadedSae sae = HALF.load(manager)) {
            SaeQualityMeter meter = new SaeQualityMeter(sae);
            meter.add(manager.create(new float[] {0, 0, 0, 7}, new Shape(2, 2)));
            assertThat(meter.quality().cosine()).isNaN();
            meter.add(manager.create(new float[] {3, 4}, new Shape(1, 2)));
            assertThat(meter.quality().cosine()).isEqualTo(0.6);
            assertThat(meter.quality().zeroNormTokens()).isEqualTo(2);
            assertThat(meter.quality().tokens()).isEqualTo(3);
        }
    }

    @Test
    void varianceThatIsNotThereExplainsNothing() {
        try (NDManager manager = NDManager.newBaseManager();
                LoadedSae sae = HALF.load(manager)) {
            SaeQualityMeter meter = new SaeQualityMeter(sae);
            meter.add(manager.create(new float[] {1, 2, 1, 2}, new Shape(2, 2)));
            assertThat(meter.quality().explainedVariance()).isNaN();
        }
    }

    @Test
    void anActivationThatIsNotFiniteIsNamed() {
        try (NDManager manager = NDManager.newBaseManager();
                LoadedSae sae = HALF.load(manager)) {
            SaeQualityMeter meter = new SaeQualityMeter(sae);
            meter.add(manager.create(new float[] {1, 2}, new Shape(1, 2)));
            NDArray bad = manager.create(new float[] {1, 2, 1, Float.NaN}, new Shape(2, 2));
            assertThatThrownBy(() -> meter.add(bad))
                    .isInstanceOf(BadInputException.class)
                    .hasMessage("held-out token 2: activation and reconstruction must be finite");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 64, 300})
    void theSizeOfTheBatchesDoesNotMatter(int batch) {
        Sae sae = RandomSae.standard(16, 64, 1);
        try (NDManager manager = NDManager.newBaseManager();
                LoadedSae loaded = sae.load(manager)) {
            NDArray x = new KnownDictionary(16, 32, 3, new Seed(2)).first(manager, 300);
            SaeQualityMeter whole = new SaeQualityMeter(loaded);
            whole.add(x);
            SaeQualityMeter parts = new SaeQualityMeter(loaded);
            for (int from = 0; from < 300; from += batch) {
                parts.add(x.get(new NDIndex("{}:{}", from, Math.min(300, from + batch))));
            }
            SaeQualityMeter blocks = new SaeQualityMeter(loaded, batch);
            blocks.add(x);
            assertThat(blocks.quality()).isEqualTo(parts.quality());
            assertThat(parts.quality().tokens()).isEqualTo(300);
            assertThat(parts.quality().l0()).isCloseTo(whole.quality().l0(), within(0.01));
            assertThat(parts.quality().cosine()).isCloseTo(whole.quality().cosine(), within(1e-7));
            assertThat(parts.quality().mse()).isCloseTo(whole.quality().mse(), within(1e-6));
            assertThat(parts.quality().explainedVariance())
                    .isCloseTo(whole.quality().explainedVariance(), within(1e-7));
        }
    }

    @Test
    void aLargeMeanCostsNoPrecision() {
        try (NDManager manager = NDManager.newBaseManager();
                LoadedSae sae = HALF.load(manager)) {
            SaeQualityMeter meter = new SaeQualityMeter(sae);
            for (int i = 0; i < 1000; i++) {
                float second = 10_000_000 + i % 2;
                meter.add(manager.create(new float[] {i % 2, second, i % 2, second}, new Shape(2, 2)));
            }
            double variance = 2 * 2000 * 0.25;
            double error = 1000 * (1e14 + 10_000_001.0 * 10_000_001.0);
            assertThat((1 - meter.quality().explainedVariance()) * variance / error)
                    .isCloseTo(1, within(1e-9));
        }
    }

    @Test
    void noTokensAreAnError() {
        try (NDManager manager = NDManager.newBaseManager();
                LoadedSae sae = HALF.load(manager)) {
            assertThatThrownBy(() -> new SaeQualityMeter(sae).quality()).hasMessageStartingWith("no held-out tokens");
        }
    }
}
