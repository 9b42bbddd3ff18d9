package monosema.sae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Map;
import monosema.config.SaeSpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DenseStepperTest {

    /** On a device, where the loss is read now and then only, the step is the one that went wrong all the same. */
    @ParameterizedTest
    @ValueSource(ints = {1, 33, 50, 10_007})
    void aLossThatIsNoNumberIsToldWithItsStep(int bad) {
        SaeSpec.Trained spec = SaeTrainerTest.standard(20_000, 4, 0.01, false);
        Map<String, float[]> weights = InitialWeights.of(spec, 3, 12);
        try (NDManager manager = NDManager.newBaseManager(Device.cpu());
                SaeStepper stepper = new DenseStepper(
                        spec.training(),
                        new StandardDense(),
                        TrainingState.initial(3, 12, weights),
                        Device.cpu(),
                        true)) {
            NDArray good = manager.ones(new Shape(4, 3));
            assertThatThrownBy(() -> {
                        for (int step = Math.max(1, bad - 60); step <= bad + SaeStepper.DEAD_CHECK; step++) {
                            NDArray x = step == bad ? good.mul(Float.NaN) : good;
                            stepper.step(x, new StepKnobs(step, 1e-3, 1, false));
                        }
                    })
                    .isInstanceOfSatisfying(
                            DivergedException.class, e -> assertThat(e.step()).isEqualTo(bad))
                    .hasMessage("the loss is not finite");
        }
    }
}
