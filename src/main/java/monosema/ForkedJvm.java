package monosema;

import ai.djl.util.Utils;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import monosema.run.CudaRuntime;
import monosema.run.Grade;

/**
 * The JVM in which experiments run: a child of the one that the user started, because heap, native flags and the
 * variables that the tensor libraries read at load time can only be set from outside. The one place that sets them.
 */
final class ForkedJvm {
    /** In the child's environment: the grade it was started for. */
    private static final String MARK = "MONOSEMA_FORKED";

    private static final long LEAST_HEAP_MEBIBYTES = 1536;

    private static final List<String> FLAGS =
            List.of("-XX:+UseSerialGC", "-Djava.awt.headless=true", "-Dai.djl.offline=true", "-Djdk.console=java.base");

    /** Say which PyTorch DJL is to fetch if it is not this one; NVIDIA's containers set the first to what they ship. */
    private static final List<String> OTHER_PYTORCH = List.of("PYTORCH_VERSION", "PYTORCH_FLAVOR");

    /** Exit codes above it are 128 and the signal that ended a process. */
    private static final int SIGNALLED = 128;

    private static final int SIGKILL = 9;

    private ForkedJvm() {}

    private static String killed(int signal) {
        return "the JVM of the run was ended by signal %d%s; what was finished is kept: the same command goes on from there"
                .formatted(signal, signal == SIGKILL ? " (somebody's, or the system's for lack of memory)" : "");
    }

    /** Ends this JVM at once where the one that started it has died: nobody reads what it says any more. */
    static void endWithParent() {
        ProcessHandle.current().parent().ifPresent(parent -> {
            Thread watch = new Thread(
                    () -> {
                        parent.onExit().join();
                        Runtime.getRuntime().halt(SIGNALLED + SIGKILL);
                    },
                    "monosema-parent");
            watch.setDaemon(true);
            watch.start();
        });
    }

    /** Half of the machine's memory, the other half being the tensor engine's; no less than a default study needs. */
    private static long heapMebibytes() {
        long memory =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
        return Math.max(LEAST_HEAP_MEBIBYTES, (memory >> 20) / 2);
    }

    /** Whether this JVM was started by {@link #run}. */
    static boolean isCurrent() {
        return System.getenv(MARK) != null;
    }

    /**
     * Runs {@link Main} with the same arguments in a child JVM that shares this one's console, and waits for it.
     *
     * @param grade whose environment the child gets
     * @param device what it may see
     * @param arguments of the command line, subcommand first
     * @return the child's exit code
     */
    static int run(Grade grade, DeviceOption device, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.add("-Xmx" + heapMebibytes() + "m");
        CudaRuntime.unpack(ForkedJvm.class.getClassLoader(), Utils.getEngineCacheDir("monosema"))
                .ifPresent(folder -> command.add("-D" + CudaRuntime.PROPERTY + "=" + folder));
        if (Runtime.version().feature() >= 24) {
            command.add("--enable-native-access=ALL-UNNAMED");
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        Map<String, String> environment = builder.environment();
        environment.putAll(grade.environment());
        environment.putAll(device.environment(environment));
        if (!environment.containsKey("PYTORCH_LIBRARY_PATH")) {
            OTHER_PYTORCH.forEach(environment::remove);
        }
        environment.put(MARK, grade.label());
        try {
            Process child = builder.start();
            Thread reaper = new Thread(child::destroy);
            Runtime.getRuntime().addShutdownHook(reaper);
            int exit = child.waitFor();
            Runtime.getRuntime().removeShutdownHook(reaper);
            if (exit > SIGNALLED) {
                System.err.println("error: " + killed(exit - SIGNALLED));
            }
            return exit;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the run's JVM worked", e);
        }
    }
}
