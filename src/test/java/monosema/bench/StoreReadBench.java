package monosema.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
    public void run(PrintStream out) throws IOException, NoSuchAlgorithmException, DigestException {
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

    private static void read(PrintStream out, StageStore store, int files) {
        StageInput input = StageInput.of("big", files);
        store.run("bench", input, target -> write(target, files));
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < READS; i++) {
            long start = System.nanoTime();
            store.run("bench", input, target -> {
                throw new IllegalStateException("made again");
            });
            best = Math.min(best, (System.nanoTime() - start) / 1e9);
        }
        out.printf("1 GiB in %d file(s), verified: %,.0f MB/s (best of %d)%n", files, megabytes() / best, READS);
    }

    private static void plain(PrintStream out, Path folder) throws IOException {
        Path file;
        try (var paths = Files.walk(folder)) {
            file = paths.filter(path -> path.toFile().length() == (long) BLOCK * BLOCKS)
                    .findFirst()
                    .orElseThrow();
        }
        double best = Double.POSITIVE_INFINITY;
        byte[] buffer = new byte[BLOCK];
        for (int i = 0; i < READS; i++) {
            long start = System.nanoTime();
            try (var in = Files.newInputStream(file)) {
                while (in.read(buffer) >= 0) {
                    // Only the time of it counts.
                }
            }
            best = Math.min(best, (System.nanoTime() - start) / 1e9);
        }
        out.printf("the same file read without a checksum: %,.0f MB/s (from the page cache)%n", megabytes() / best);
    }

    private static void digest(PrintStream out) throws NoSuchAlgorithmException, DigestException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] block = new byte[BLOCK];
        byte[] hash = new byte[32];
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < READS; i++) {
            long start = System.nanoTime();
            for (int j = 0; j < BLOCKS; j++) {
                digest.update(block);
            }
            digest.digest(hash, 0, hash.length);
            best = Math.min(best, (System.nanoTime() - start) / 1e9);
        }
        out.printf("SHA-256 of 1 GiB in memory, one core: %,.0f MB/s%n", megabytes() / best);
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
