package monosema.sae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
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
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 64, 300})
    void theSizeOfTheBatchesDoesNotMatter(int batch) {
        Sae sae = RandomSae.standard(16, 64, 1);
        try (NDManager manager = NDManager.newBaseManager();
                LoadedSae loaded = sae.load(manager)) {
            NDArray x = new PlantedStream(16, 32, 3, new Seed(2)).next(manager, 300);
            SaeQualityMeter whole = new SaeQualityMeter(loaded);
            whole.add(x);
            SaeQualityMeter parts = new SaeQualityMeter(loaded);
            for (int from = 0; from < 300; from += batch) {
                parts.add(x.get(new NDIndex("{}:{}", from, Math.min(300, from + batch))));
            }
            assertThat(parts.quality().tokens()).isEqualTo(300);
            assertThat(parts.quality().l0()).isCloseTo(whole.quality().l0(), within(0.01));
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
