package monosema.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import monosema.io.BadInputException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the engine's own refusals: nobody has 64 TiB. */
class HalvingBatchTest {
    private static final Shape TOO_MUCH = new Shape(1L << 23, 1L << 21);

    private final NDManager manager = NDManager.newBaseManager(Device.cpu());
    private final List<String> asked = new ArrayList<>();
    private final List<String> delivered = new ArrayList<>();

    @AfterEach
    void close() {
        manager.close();
    }

    /** A device that has room for so many. */
    private HalvingBatch.Part<String> roomFor(int most) {
        return (scope, from, to) -> {
            String part = from + "-" + to;
            asked.add(part);
            scope.zeros(to - from > most ? TOO_MUCH : new Shape(1));
            return part;
        };
    }

    @Test
    void whatDoesNotFitIsDoneAgainInHalvesAndEachPartIsHandedOnOnce() {
        HalvingBatch batches = new HalvingBatch("numbers", "numbers", 8);
        batches.run(manager, 11, roomFor(3), delivered::add);
        assertThat(asked).containsExactly("0-8", "0-4", "0-2", "2-4", "4-6", "6-8", "8-10", "10-11");
        assertThat(delivered).containsExactly("0-2", "2-4", "4-6", "6-8", "8-10", "10-11");
        asked.clear();
        batches.run(manager, 4, roomFor(3), delivered::add);
        assertThat(asked).as("what was found to fit is remembered").containsExactly("0-2", "2-4");
    }

    @Test
    void whereThereIsRoomTheBatchIsTheOneAskedFor() {
        new HalvingBatch("numbers", "numbers", 8).run(manager, 19, roomFor(8), delivered::add);
        assertThat(delivered).containsExactly("0-8", "8-16", "16-19");
        new HalvingBatch("numbers", "numbers", Integer.MAX_VALUE).run(manager, 3, roomFor(8), delivered::add);
        assertThat(delivered).endsWith("0-3");
    }

    @Test
    void aDeviceWithoutRoomForOneIsOneLineThatSaysWhatWasTried() {
        HalvingBatch batches = new HalvingBatch("activations at a hook", "windows", 5);
        assertThatThrownBy(() -> batches.run(manager, 20, roomFor(0), delivered::add))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith(
                        "activations at a hook: out of memory on cpu(), tried with 5, 2, 1 windows at once: ")
                .hasMessageContaining(
                        "DefaultCPUAllocator: can't allocate memory: you tried to allocate 70368744177664")
                .hasMessageNotContaining("\n");
        assertThat(delivered).isEmpty();
    }

    @Test
    void otherFaultsAndFaultsOfTheReaderPassThrough() {
        HalvingBatch batches = new HalvingBatch("numbers", "numbers", 8);
        assertThatThrownBy(() -> batches.run(
                        manager,
                        8,
                        (scope, from, to) -> {
                            asked.add(from + "-" + to);
                            return scope.ones(new Shape(2, 3)).matMul(scope.ones(new Shape(2, 3)));
                        },
                        product -> {}))
                .isInstanceOf(EngineException.class);
        assertThatThrownBy(() -> batches.run(manager, 8, roomFor(8), part -> manager.zeros(TOO_MUCH)))
                .isInstanceOf(EngineException.class);
        assertThat(asked).containsExactly("0-8", "0-8");
    }

    /** As PyTorch 2.5.1 writes them where there is a GPU. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "CUDA out of memory. Tried to allocate 20.00 GiB. GPU 0 has a total capacity of 14.56 GiB of which 13.01"
                        + " GiB is free.",
                "CUDA error: out of memory\nCUDA kernel errors might be asynchronously reported at some other API call",
                "CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)`",
                "[enforce fail at alloc_cpu.cpp:117] data. DefaultCPUAllocator: not enough memory: you tried to allocate 8"
                        + " bytes."
            })
    void aLackOfMemoryIsKnownByItsMessage(String message) {
        assertThat(DeviceMemory.isExhausted(new EngineException(message))).isTrue();
        assertThat(DeviceMemory.isExhausted(new IllegalStateException(message))).isFalse();
    }

    @Test
    void otherErrorsOfTheDeviceAreNone() {
        assertThat(Stream.of(
                                "CUDA error: an illegal memory access was encountered",
                                "mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3)")
                        .map(EngineException::new))
                .noneMatch(DeviceMemory::isExhausted);
        assertThat(DeviceMemory.isExhausted(new OutOfMemoryError("Java heap space")))
                .isTrue();
    }
}
