package monosema.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import monosema.activations.ActivationMatrix;
import monosema.probe.SparseBenchCase;
import monosema.provenance.Seed;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The L1 path of 50 strengths down to 1% of the strongest, 312 words by 16,384 neurons, dense as an MLP's and sparse as
 * an SAE's; the matrices are left in {@code target/bench} for the peer, {@code src/test/python/l1_path.R}.
 */
final class L1PathBench implements Bench {
    private static final int WORDS = 312;
    private static final int NEURONS = 16_384;
    private static final int FACTORS = 64;
    private static final int STRENGTHS = 50;
    private static final double RATIO = 0.01;
    private static final int REPEATS = 5;

    @Override
    public void run(PrintStream out) throws IOException {
        boolean[] first = new boolean[WORDS];
        for (int i = 0; i < WORDS; i++) {
            first[i] = i % 2 == 0;
        }
        measure(out, "dense", dense(first), first);
        measure(out, "sparse", sparse(first), first);
    }

    private static void measure(PrintStream out, String name, float[] values, boolean[] first) throws IOException {
        Path folder = Files.createDirectories(Path.of("target/bench"));
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        Files.write(folder.resolve("l1-" + name + ".f32"), bytes.array());
        SparseBenchCase timed = new SparseBenchCase(ActivationMatrix.of(WORDS, NEURONS, values), first);
        for (double mixing : new double[] {1, 0.5}) {
            for (int repeat = 0; repeat < REPEATS; repeat++) {
                long start = System.nanoTime();
                SparseBenchCase.Path path = timed.path(STRENGTHS, RATIO, mixing);
                double seconds = (System.nanoTime() - start) / 1e9;
                out.printf(
                        "l1-path %s, mixing %.1f, repeat %d: %d strengths of %d x %d in %.2f s, %d Newton steps, %d"
                                + " neurons at the end, worst KKT %.1e, worst gap %.1e, last objective %s%n",
                        name,
                        mixing,
                        repeat,
                        STRENGTHS,
                        WORDS,
                        NEURONS,
                        seconds,
                        path.steps(),
                        path.nonzero().get(STRENGTHS - 1),
                        path.worstKkt(),
                        path.worstGap(),
                        path.objective().get(STRENGTHS - 1));
            }
        }
    }

    /** Low-rank structure and noise, as activations have; 20 neurons know something of the class. */
    private static float[] dense(boolean[] first) {
        UniformRandomProvider random = new Seed(42).stream("bench.l1.dense");
        double[] factors = normals(random, WORDS * FACTORS);
        double[] loadings = normals(random, FACTORS * NEURONS);
        float[] values = new float[WORDS * NEURONS];
        double[] row = new double[NEURONS];
        for (int i = 0; i < WORDS; i++) {
            double[] noise = normals(random, NEURONS);
            System.arraycopy(noise, 0, row, 0, NEURONS);
            for (int f = 0; f < FACTORS; f++) {
                double factor = factors[i * FACTORS + f] / Math.sqrt(FACTORS);
                for (int j = 0; j < NEURONS; j++) {
                    row[j] += factor * loadings[f * NEURONS + j];
                }
            }
            for (int j = 0; j < NEURONS; j++) {
                values[i * NEURONS + j] = (float) (row[j] + (j < 20 ? (first[i] ? 0.3 : -0.3) : 0));
            }
        }
        return values;
    }

    /** Each neuron fires on 2% to 20% of the words, with a heavy tail; 20 of them more often in one class. */
    private static float[] sparse(boolean[] first) {
        UniformRandomProvider random = new Seed(42).stream("bench.l1.sparse");
        float[] values = new float[WORDS * NEURONS];
        for (int j = 0; j < NEURONS; j++) {
            double rate = 0.02 + 0.18 * random.nextDouble();
            for (int i = 0; i < WORDS; i++) {
                double likely = j < 20 && first[i] ? 3 * rate : rate;
                boolean fires = random.nextDouble() < likely;
                values[i * NEURONS + j] = fires ? (float) -StrictMath.log(1 - random.nextDouble()) : 0;
            }
        }
        return values;
    }

    private static double[] normals(UniformRandomProvider random, int size) {
        double[] out = new double[size];
        for (int i = 0; i < size; i++) {
            double radius = Math.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
            out[i] = radius * StrictMath.cos(2 * StrictMath.PI * random.nextDouble());
        }
        return out;
    }
}
