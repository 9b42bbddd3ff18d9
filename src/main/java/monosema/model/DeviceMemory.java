package monosema.model;

import ai.djl.engine.EngineException;
import java.util.List;
import monosema.io.OneLine;

/** Tells a lack of memory from other faults of the engine, which says it in its messages alone. */
public final class DeviceMemory {
    /**
     * What PyTorch 2.5 says: its caching allocator and the CUDA runtime, cuBLAS and cuDNN, its allocator on a CPU (on
     * Linux and elsewhere), and the C++ library. See c10/cuda/CUDACachingAllocator.cpp and c10/core/impl/alloc_cpu.cpp.
     */
    private static final List<String> SIGNS = List.of(
            "out of memory",
            "_STATUS_ALLOC_FAILED",
            "DefaultCPUAllocator: can't allocate memory",
            "DefaultCPUAllocator: not enough memory",
            "std::bad_alloc");

    private DeviceMemory() {}

    /** Whether a device, or the heap, had no room for what was asked. */
    public static boolean isExhausted(Throwable error) {
        if (error instanceof OutOfMemoryError) {
            return true;
        }
        String message = String.valueOf(error.getMessage());
        return error instanceof EngineException && SIGNS.stream().anyMatch(message::contains);
    }

    /** What the allocator says, on one line: how much was asked for, and where. */
    public static String reason(Throwable error) {
        return OneLine.text(
                String.valueOf(error.getMessage()).lines().findFirst().orElse(""));
    }
}
