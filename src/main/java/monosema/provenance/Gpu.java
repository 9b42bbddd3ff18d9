package monosema.provenance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the NVIDIA driver says of the machine's GPUs. */
public final class Gpu {
    private static final Path DRIVER = Path.of("/proc/driver/nvidia/gpus");
    private static final String MODEL = "Model:";

    private Gpu() {}

    /**
     * The model's name, such as {@code NVIDIA H200}; empty where the driver does not tell, or the machine has GPUs of
     * several kinds, of which this cannot say which one was used.
     */
    public static Optional<String> name() {
        return name(DRIVER);
    }

    static Optional<String> name(Path driver) {
        if (!Files.isDirectory(driver)) {
            return Optional.empty();
        }
        try (Stream<Path> gpus = Files.list(driver)) {
            List<String> names = gpus.flatMap(gpu -> model(gpu.resolve("information")).stream())
                    .distinct()
                    .toList();
            return names.size() == 1 ? Optional.of(names.get(0)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> model(Path information) {
        try {
            return Files.readAllLines(information).stream()
                    .filter(line -> line.startsWith(MODEL))
                    .map(line -> line.substring(MODEL.length()).strip())
                    .filter(name -> !name.isEmpty())
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
