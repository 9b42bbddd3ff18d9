package monosema.bench;

import java.io.PrintStream;
import java.util.Arrays;
import monosema.provenance.Seed;
import monosema.stats.Labellings;
import monosema.stats.MaxT;
import monosema.stats.TwoSampleTTest;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** Westfall-Young max-T at the size of the published study: 10,000 permutations of 312 words, 16,384 neurons. */
final class MaxTBench implements Bench {
    private static final int COLUMNS = 16_384;

    @Override
    public void run(PrintStream out) {
        for (int first : new int[] {172, 262}) {
            for (boolean sparse : new boolean[] {false, true}) {
                double[][] columns = columns(sparse);
                boolean[] isFirst = new boolean[312];
                Arrays.fill(isFirst, 0, first, true);
                for (TwoSampleTTest test : TwoSampleTTest.values()) {
                    measure(
                            out,
                            test,
                            columns,
                            isFirst,
                            "%d of 312 words, %s".formatted(first, sparse ? "10% active" : "normal"));
                }
            }
        }
    }

    private static void measure(
            PrintStream out, TwoSampleTTest test, double[][] columns, boolean[] isFirst, String what) {
        double best = Double.POSITIVE_INFINITY;
        double smallest = 0;
        for (int round = 0; round < 3; round++) {
            long start = System.nanoTime();
            Labellings labellings = Labellings.random(isFirst, 10_000, new Seed(1).stream("bench.labels"));
            MaxT maxT = MaxT.of(test, columns.length, j -> columns[j], labellings);
            best = Math.min(best, (System.nanoTime() - start) / 1e9);
            smallest = Arrays.stream(maxT.p()).min().orElseThrow();
        }
        out.printf(
                "max-T %s, 10,000 permutations, 16,384 columns, %s: %.2f s, smallest p %.4f (best of 3)%n",
                test, what, best, smallest);
    }

    private static double[][] columns(boolean sparse) {
        UniformRandomProvider random = new Seed(1).stream("bench.columns");
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        double[][] columns = new double[COLUMNS][312];
        for (double[] column : columns) {
            for (int i = 0; i < column.length; i++) {
                column[i] = !sparse ? normal.sample() : random.nextDouble() < 0.1 ? Math.abs(normal.sample()) : 0;
            }
        }
        return columns;
    }
}
