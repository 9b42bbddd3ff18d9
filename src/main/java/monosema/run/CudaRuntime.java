package monosema.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.Optional;
import java.util.Properties;

/**
 * The CUDA runtime inside the natives that {@code -Pcuda} puts on the class path.
 *
 * <p>DJL counts GPUs, and so decides whether to use those natives at all, through a {@code libcudart.so} that it looks
 * for among the system's libraries before it unpacks its own. A machine with a driver and no CUDA toolkit has none: its
 * GPU would not be seen. So the bundled one is unpacked first, into a folder of {@code jna.library.path}; being the
 * natives' own, it is never older than they are.
 */
public final class CudaRuntime {
    /** The system property of the JVM that runs the experiments. */
    public static final String PROPERTY = "jna.library.path";

    private static final String NATIVES = "native/lib/pytorch.properties";
    private static final String LINUX_NAME = "libcudart";

    private CudaRuntime() {}

    /**
     * Unpacks it unless that was done before.
     *
     * @param classPath asked for the natives' lists of libraries
     * @param cache a folder below which it is kept, for every later run
     * @return the folder of {@code libcudart.so}, empty if the class path has no natives of CUDA for Linux
     */
    public static Optional<Path> unpack(ClassLoader classPath, Path cache) {
        try {
            Enumeration<URL> lists = classPath.getResources(NATIVES);
            while (lists.hasMoreElements()) {
                Properties natives = read(lists.nextElement());
                Optional<String> library = library(natives);
                if (library.isPresent()) {
                    Path folder = cache.resolve("cudart-" + natives.getProperty("version") + "-" + flavor(natives));
                    copy(classPath, library.get(), folder.resolve(LINUX_NAME + ".so"));
                    return Optional.of(folder);
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("the CUDA runtime cannot be unpacked to " + cache, e);
        }
    }

    private static Properties read(URL list) throws IOException {
        Properties natives = new Properties();
        try (InputStream in = list.openStream()) {
            natives.load(in);
        }
        return natives;
    }

    private static String flavor(Properties natives) {
        return natives.getProperty("flavor", "");
    }

    /** Its name on the class path. */
    private static Optional<String> library(Properties natives) {
        if (!flavor(natives).startsWith("cu")) {
            return Optional.empty();
        }
        return Arrays.stream(natives.getProperty("libraries", "").split(","))
                .filter(name -> name.startsWith(LINUX_NAME))
                .findFirst()
                .map(name -> "pytorch/%s/%s/%s".formatted(flavor(natives), natives.getProperty("classifier"), name));
    }

    private static void copy(ClassLoader classPath, String library, Path file) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        Files.createDirectories(file.getParent());
        Path part = Files.createTempFile(file.getParent(), "part", "");
        try (InputStream in = classPath.getResourceAsStream(library)) {
            if (in == null) {
                throw new IOException(library + " is not on the class path");
            }
            Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
