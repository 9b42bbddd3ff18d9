package monosema.run;

import ai.djl.Device;
import ai.djl.util.cuda.CudaUtils;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How much memory a new tensor may take. */
final class FreeMemory {
    private static final Path LINUX = Path.of("/proc/meminfo");
    private static final String AVAILABLE = "MemAvailable:";

    private FreeMemory() {}

    /** Bytes of a device that nobody has taken. */
    static long bytes(Device device) {
        if (!device.isGpu()) {
            return bytes();
        }
        MemoryUsage usage = CudaUtils.getGpuMemory(device);
        return usage.getMax() - usage.getCommitted();
    }

    /** Bytes that can be had without swapping: on Linux {@code MemAvailable}, elsewhere what is free. */
    static long bytes() {
        try {
            List<String> lines = Files.exists(LINUX) ? Files.readAllLines(LINUX) : List.of();
            for (String line : lines) {
                if (line.startsWith(AVAILABLE)) {
                    return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
                }
            }
        } catch (IOException e) {
            // Not readable: fall through to what the JVM knows.
        }
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getFreeMemorySize();
    }
}
