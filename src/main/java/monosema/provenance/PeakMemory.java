package monosema.provenance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The most memory that this process has held. */
public final class PeakMemory {
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s*([0-9]+) kB");
    private static final long MIB = 1 << 20;

    private PeakMemory() {}

    /** In MiB: resident, native memory included, as Linux counts it; elsewhere the heap that Java holds now. */
    public static long mebibytes() {
        return resident(Path.of("/proc/self/status"))
                .orElseGet(() -> Runtime.getRuntime().totalMemory() / MIB);
    }

    static Optional<Long> resident(Path status) {
        try (Stream<String> lines = Files.lines(status)) {
            return lines.map(PEAK::matcher)
                    .filter(Matcher::matches)
                    .map(matcher -> Long.parseLong(matcher.group(1)) / 1024)
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
