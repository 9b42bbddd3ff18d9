package monosema.sae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import monosema.activations.ActivationMatrix;
import monosema.provenance.Seed;
import org.junit.jupiter.api.Test;

class SaeTest {
    /** x = [1, 2]: z = [1 - 2 + 0.5, 2 + 2 - 1, -3 - 1 + 0]. */
    private static final Sae SMALL = Sae.of(
            2,
            3,
            new float[] {1, 2, -3, -1, 1, -0.5f},
            new float[] {0.5f, -1, 0},
            new float[] {1, 0, 0, 1, 3, 4},
            new float[] {10, 20});

    @Test
    void encodesAsTheFormulaSays() {
        ActivationMatrix f = SMALL.encode(ActivationMatrix.of(1, 2, new float[] {1, 2}));
        assertThat(f.row(0)).containsExactly(0f, 3f, 0f);
    }

    @Test
    void decodesAsTheFormulaSays() {
        try (NDManager manager = NDManager.newBaseManager();
                LoadedSae loaded = SMALL.load(manager)) {
            NDArray x = loaded.decode(manager, manager.create(new float[] {0, 3, 1}, new Shape(1, 3)));
            assertThat(x.toFloatArray()).containsExactly(13f, 27f);
        }
    }

    @Test
    void decoderNormsAreThoseOfTheRows() {
        assertThat(SMALL.decoderNorms()).containsExactly(1, 1, 5);
    }

    @Test
    void javaAndTheEngineEncodeAlike() {
        Sae sae = RandomSae.standard(96, 700, 3);
        try (NDManager manager = NDManager.newBaseManager();
                LoadedSae loaded = sae.load(manager)) {
            NDArray x = new KnownDictionary(96, 200, 5, new Seed(4)).first(manager, 20);
            float[] engine = loaded.encode(manager, x).toFloatArray();
            ActivationMatrix java = sae.encode(ActivationMatrix.of(20, 96, x.toFloatArray()));
            assertThat(java.toArray()).containsExactly(engine, within(1e-5f));
        }
    }

    @Test
    void aNumberThatIsNotFiniteIsRefusedByTensor() {
        assertThatThrownBy(() -> Sae.of(1, 1, new float[1], new float[1], new float[] {Float.NaN}, new float[1]))
                .hasMessage("tensor 'W_dec' must be finite, value 0 was NaN");
    }

    @Test
    void activationsOfAnotherWidthAreRefused() {
        assertThatThrownBy(() -> SMALL.encode(ActivationMatrix.of(1, 3, new float[3])))
                .hasMessage("activations must be 2 wide, were 3");
    }
}
