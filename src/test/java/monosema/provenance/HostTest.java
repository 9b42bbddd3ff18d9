package monosema.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostTest {
    @TempDir
    Path folder;

    @Test
    void theProcessorIsTheFirstModelName() throws IOException {
        Path cpuinfo = folder.resolve("cpuinfo");
        Files.writeString(cpuinfo, "processor\t: 0\nmodel name\t: Some CPU @ 2.5GHz: new\nmodel name\t: Other\n");

        assertThat(Host.cpu(cpuinfo)).isEqualTo("Some CPU @ 2.5GHz: new");
    }

    @Test
    void whereTheProcessorHasNoNameItsArchitectureStands() throws IOException {
        Path cpuinfo = Files.writeString(folder.resolve("cpuinfo"), "processor\t: 0\nmodel name\t:\n");

        assertThat(Host.cpu(cpuinfo)).isEqualTo(System.getProperty("os.arch"));
        assertThat(Host.cpu(folder.resolve("absent"))).isEqualTo(System.getProperty("os.arch"));
    }

    @Test
    void thisMachineTellsAll() {
        Host host = Host.here();

        assertThat(host.cores()).isPositive();
        assertThat(host.os()).startsWith(System.getProperty("os.name")).endsWith(System.getProperty("os.arch"));
        assertThat(host.javaVersion())
                .startsWith(String.valueOf(Runtime.version().feature()));
        assertThat(host.cpu()).isNotBlank();
    }

    @Test
    void peakMemoryIsTheHighWaterMark() throws IOException {
        Path status = Files.writeString(folder.resolve("status"), "Name:\tjava\nVmHWM:\t  307200 kB\nVmRSS:\t  1 kB\n");

        assertThat(PeakMemory.resident(status)).contains(300L);
        assertThat(PeakMemory.resident(folder.resolve("absent"))).isEmpty();
        assertThat(PeakMemory.mebibytes()).isBetween(10L, 1L << 20);
    }

    @Test
    void theNamedLibrariesHaveVersions() {
        assertThat(Libraries.versions())
                .containsOnlyKeys("Commons Math", "DJL", "FreeMarker", "JFreeChart", "flexmark-java")
                .allSatisfy((name, version) -> assertThat(version).matches("[0-9]+(\\.[0-9]+)+"));
    }

    /** {@code printf 'monosema' | sha256sum}. */
    @Test
    void checksumsAreThoseOfSha256sum() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "monosema");

        assertThat(Sha256.of(file))
                .isEqualTo("0b467832613c590f4646808527091139bea5ca701d33ffe724bb3561f1a9cca6")
                .isEqualTo(Sha256.of("monosema"));
    }
}
