package monosema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import monosema.config.DeviceChoice;
import monosema.io.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceOptionTest {

    @Test
    void oneGpuOfSeveralIsTheOnlyOneThatTheRunSees() {
        DeviceOption option = DeviceOption.parse("gpu:1");
        assertThat(option.choice()).contains(DeviceChoice.GPU);
        assertThat(option.environment(Map.of()))
                .isEqualTo(Map.of("CUDA_VISIBLE_DEVICES", "1", "CUDA_DEVICE_ORDER", "PCI_BUS_ID"));
    }

    @Test
    void itIsCountedAmongThoseThatASchedulerLeftVisible() {
        assertThat(DeviceOption.parse("gpu:1").environment(Map.of("CUDA_VISIBLE_DEVICES", "4, GPU-8f", "X", "y")))
                .containsEntry("CUDA_VISIBLE_DEVICES", "GPU-8f")
                .doesNotContainKey("X");
        assertThatThrownBy(() -> DeviceOption.parse("gpu:2").environment(Map.of("CUDA_VISIBLE_DEVICES", "4,6")))
                .isInstanceOf(BadInputException.class)
                .hasMessage("--device: gpu:2 is not there, CUDA_VISIBLE_DEVICES names 2: \"4,6\"");
    }

    @Test
    void otherChoicesHideNothing() {
        assertThat(DeviceOption.parse("")).isEqualTo(new DeviceOption(Optional.empty(), Optional.empty()));
        assertThat(DeviceOption.parse("CPU").choice()).contains(DeviceChoice.CPU);
        assertThat(DeviceOption.parse("gpu").environment(Map.of("CUDA_VISIBLE_DEVICES", "4")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpu:", "gpu:-1", "gpu:1000", "cuda", "cpu:0", "gpu:1\n"})
    void whatIsNoDeviceIsOneLine(String value) {
        assertThatThrownBy(() -> DeviceOption.parse(value))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("--device must be auto, gpu, gpu:N or cpu, was \"")
                .hasMessageNotContaining("\n");
    }
}
