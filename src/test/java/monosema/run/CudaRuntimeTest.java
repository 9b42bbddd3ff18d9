package monosema.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CudaRuntimeTest {
    @TempDir
    Path folder;

    /** The list of pytorch-native-cu124-2.5.1-linux-x86_64.jar, shortened. */
    private static final String CUDA = """
            version=2.5.1-20241113
            flavor=cu124
            classifier=linux-x86_64
            libraries=libc10.so,libcublas-4cc45526.so.12,libcudart-8774224f.so.12,libtorch.so
            """;

    @Test
    void theBundledRuntimeIsPutWhereTheEngineFindsIt() throws IOException {
        try (URLClassLoader jar = jar(CUDA)) {
            Path found = CudaRuntime.unpack(jar, folder.resolve("cache")).orElseThrow();
            assertThat(found).isEqualTo(folder.resolve("cache/cudart-2.5.1-20241113-cu124"));
            assertThat(found.resolve("libcudart.so")).hasContent("the library");
            assertThat(CudaRuntime.unpack(jar, folder.resolve("cache"))).contains(found);
            assertThat(found).isDirectoryContaining("glob:**/libcudart.so").isDirectoryNotContaining("glob:**/part*");
        }
    }

    @Test
    void nativesOfTheCpuHaveNone() throws IOException {
        try (URLClassLoader jar = jar(CUDA.replace("flavor=cu124", "flavor=cpu"))) {
            assertThat(CudaRuntime.unpack(jar, folder.resolve("cache"))).isEmpty();
        }
        assertThat(folder.resolve("cache")).doesNotExist();
    }

    private URLClassLoader jar(String list) throws IOException {
        Path root = folder.resolve("jar");
        Files.createDirectories(root.resolve("native/lib"));
        Files.createDirectories(root.resolve("pytorch/cu124/linux-x86_64"));
        Files.writeString(root.resolve("native/lib/pytorch.properties"), list);
        Files.writeString(root.resolve("pytorch/cu124/linux-x86_64/libcudart-8774224f.so.12"), "the library");
        return new URLClassLoader(new URL[] {root.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
    }
}
