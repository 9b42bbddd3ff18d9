package monosema.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GpuTest {

    @TempDir
    Path driver;

    @Test
    void theModelIsNamedWhereAllAreOfOneKind() throws IOException {
        assertThat(Gpu.name(driver.resolve("none"))).isEmpty();
        assertThat(Gpu.name(driver)).isEmpty();
        gpu("0000:03:00.0", "Model: \t\t NVIDIA H200\nIRQ:   \t\t 123\n");
        gpu("0000:04:00.0", "Model: \t\t NVIDIA H200\nIRQ:   \t\t 124\n");
        assertThat(Gpu.name(driver)).contains("NVIDIA H200");
        gpu("0000:05:00.0", "Model: \t\t NVIDIA L4\n");
        assertThat(Gpu.name(driver)).isEmpty();
    }

    private void gpu(String bus, String information) throws IOException {
        Path folder = Files.createDirectories(driver.resolve(bus));
        Files.writeString(folder.resolve("information"), information);
    }
}
