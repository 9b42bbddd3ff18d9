package monosema.provenance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The machine that a run used.
 *
 * @param cpu the processor's model name, or its architecture where the system does not tell
 * @param cores logical processors that this process may use
 * @param os name, version and architecture
 * @param javaVersion such as {@code 17.0.15+6}
 */
public record Host(String cpu, int cores, String os, String javaVersion) {

    /** This machine. */
    public static Host here() {
        return new Host(
                cpu(Path.of("/proc/cpuinfo")),
                Runtime.getRuntime().availableProcessors(),
                property("os.name") + " " + property("os.version") + " " + property("os.arch"),
                Runtime.version().toString());
    }

    static String cpu(Path cpuinfo) {
        try (Stream<String> lines = Files.lines(cpuinfo)) {
            return lines.filter(line -> line.startsWith("model name") && line.contains(":"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .filter(name -> !name.isEmpty())
                    .findFirst()
                    .orElseGet(() -> property("os.arch"));
        } catch (IOException e) {
            return property("os.arch");
        }
    }

    private static String property(String name) {
        return System.getProperty(name, "unknown");
    }
}
