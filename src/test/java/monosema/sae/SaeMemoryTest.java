package monosema.sae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import monosema.config.SaeArchitecture;
import monosema.config.SaeSpec;
import monosema.config.SaeTraining;
import monosema.io.BadInputException;
import org.junit.jupiter.api.Test;

class SaeMemoryTest {
    private static final long GIB = 1L << 30;

    @Test
    void anSaeThatCannotFitIsRefusedInOneLine() {
        assertThatThrownBy(() -> SaeMemory.check("saes[0]", spec(8192), 128, 8 * GIB))
                .isInstanceOf(BadInputException.class)
                .hasMessage("saes[0] 'standard': dSae 1,048,576 x dIn 128 needs about 30.1 GiB to train, 8.0 GiB are"
                        + " free: expansion 2180 would fit");
    }

    @Test
    void anSaeBeyondAnArrayIsRefusedWhateverTheMemory() {
        assertThatThrownBy(() -> SaeMemory.check("saes[1]", spec(Integer.MAX_VALUE), 1024, Long.MAX_VALUE))
                .isInstanceOf(BadInputException.class)
                .hasMessage("saes[1] 'standard': dSae 2,199,023,254,528 x dIn 1,024 has more than 2^31-9 values in a"
                        + " weight: lower expansion");
    }

    @Test
    void theDefaultFitsIntoAQuarterOfAGibibyte() {
        assertThat(SaeMemory.trainingBytes(128, 2048, 1024)).isBetween(40L << 20, 100L << 20);
        assertThatCode(() -> SaeMemory.check("saes[0]", spec(16), 128, GIB / 4)).doesNotThrowAnyException();
    }

    private static SaeSpec.Trained spec(int expansion) {
        SaeTraining training = SparseStepperTest.training(false).with(100, 1024, 1e-3);
        return new SaeSpec.Trained("standard", expansion, new SaeArchitecture.Standard(5, 0.05), training);
    }
}
