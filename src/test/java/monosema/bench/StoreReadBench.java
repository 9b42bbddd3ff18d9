package monosema.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.stream.Stream;
import monosema.store.StageInput;
import monosema.store.StageStore;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * A stored stage of 1 GiB, read with its checksums as each use reads it: as one file and as eight. Beside it what limits
 * it: SHA-256 of bytes in memory on one core, and the file read without a checksum.
 */
final class StoreReadBench implements Bench {
    private static final int BLOCK = 1 << 20;
    private static final int BLOCKS = 1 << 10;
    private static final int READS = 5;

    @Override
    public void run(PrintStream out) throws IOException, NoSuchAlgorithmException {
        Path folder = Files.createTempDirectory("store-read");
        try {
            StageStore store = StageStore.open(folder, out::println);
            read(out, store, 1);
            read(out, store, 8);
            plain(out, folder);
            digest(out);
        } finally {
            StoreOverheadBench.remove(folder);
        }
    }

    private static void read(PrintStream out, StageStore store, int files) throws IOException {
        StageInput input = StageInput.of("big", files);
        store.run("bench", input, target -> write(target, files));
        String what = "1 GiB in %d file(s), verified".formatted(files);
        best(
                out,
                what,
                () -> store.run("bench", input, target -> {
                    throw new IllegalStateException("made again");
                }));
    }

    @FunctionalInterface
    private interface Read {
        void run() throws IOException;
    }

    /** The best of some; the second figure is what one core would do if it did nothing else. */
    private static void best(PrintStream out, String what, Read read) throws IOException {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        double seconds = Double.POSITIVE_INFINITY;
        double processor = Double.POSITIVE_INFINITY;
        for (int i = 0; i < READS; i++) {
            long start = System.nanoTime();
            long before = system.getProcessCpuTime();
            read.run();
            seconds = Math.min(seconds, (System.nanoTime() - start) / 1e9);
            processor = Math.min(processor, (system.getProcessCpuTime() - before) / 1e9);
        }
        out.printf(
                "%s: %,.0f MB/s; by processor time %,.0f MB/s a core (best of %d)%n",
                what, megabytes() / seconds, megabytes() / processor, READS);
    }

    private static void plain(PrintStream out, Path folder) throws IOException {
        Path file;
        try (Stream<Path> paths = Files.walk(folder)) {
            file = paths.filter(path -> path.toFile().length() == (long) BLOCK * BLOCKS)
                    .findFirst()
                    .orElseThrow();
        }
        byte[] buffer = new byte[BLOCK];
        best(out, "the same file without a checksum, from the page cache", () -> {
            try (InputStream in = Files.newInputStream(file)) {
                while (in.read(buffer) >= 0) {
                    // Only the time of it counts.
                }
            }
        });
    }

    private static void digest(PrintStream out) throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] block = new byte[BLOCK];
        best(out, "SHA-256 of 1 GiB in memory", () -> {
            for (int i = 0; i < BLOCKS; i++) {
                digest.update(block);
            }
            digest.digest();
        });
    }

    private static double megabytes() {
        return (double) BLOCK * BLOCKS / 1e6;
    }

    private static void write(Path folder, int files) throws IOException {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(1L);
        byte[] block = new byte[BLOCK];
        random.nextBytes(block);
        for (int file = 0; file < files; file++) {
            try (OutputStream out = Files.newOutputStream(folder.resolve("part-" + file))) {
                for (int i = 0; i < BLOCKS / files; i++) {
                    out.write(block);
                }
            }
        }
    }
}
