package monosema.run;

import ai.djl.Device;
import ai.djl.engine.Engine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import monosema.config.DeviceChoice;
import monosema.io.BadInputException;
import monosema.provenance.Gpu;

/**
 * Where the tensors of an experiment live.
 *
 * @param device as the engine names it
 * @param name as a record names it: {@code cpu} or {@code gpu}
 */
public record ComputeDevice(Device device, String name) {
    private static final Path NVIDIA_DRIVER = Path.of("/proc/driver/nvidia/version");

    /**
     * Resolves a choice on this machine.
     *
     * @param experiment whose choice it is, for the message
     * @throws BadInputException if a GPU is asked for and the engine sees none
     */
    public static ComputeDevice choose(DeviceChoice choice, String experiment) {
        if (choice == DeviceChoice.CPU) {
            return cpu();
        }
        boolean visible = Engine.getInstance().getGpuCount() > 0;
        if (choice == DeviceChoice.GPU && !visible) {
            throw new BadInputException(experiment + ": device gpu was asked for, and "
                    + unusedGpu().orElse("this machine has none: use auto or cpu"));
        }
        return visible ? new ComputeDevice(Device.gpu(), "gpu") : cpu();
    }

    /** As {@code run.json} names it: a GPU with its model, where the driver tells. */
    public String described() {
        return device.isGpu() ? Gpu.name().map(model -> name + ", " + model).orElse(name) : name;
    }

    /** The CPU. */
    public static ComputeDevice cpu() {
        return new ComputeDevice(Device.cpu(), "cpu");
    }

    /** One line for a machine whose GPU this build cannot use, empty where there is nothing to say. */
    public static Optional<String> unusedGpu() {
        if (!Files.exists(NVIDIA_DRIVER) || Engine.getInstance().getGpuCount() > 0) {
            return Optional.empty();
        }
        boolean cuda = System.getProperty(CudaRuntime.PROPERTY) != null;
        return Optional.of(
                cuda
                        ? "GPU found, not used: CUDA 12.4 does not see it (is its driver older than 525, or the GPU hidden"
                                + " by CUDA_VISIBLE_DEVICES?)"
                        : "GPU found, not used: add -Pcuda");
    }
}
