package monosema.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.PrintStream;
import java.util.stream.IntStream;
import monosema.provenance.Seed;
import monosema.sae.DecoderGeometry;
import monosema.sae.DecoderMatching;
import monosema.sae.LoadedSae;
import monosema.sae.Sae;
import monosema.sae.SaeQualityMeter;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * An SAE's quality on 4096 rows, its decoder's geometry, and its matching with another one that has found half of its
 * features again, more or less exactly; at the sizes of the default study and of the published one.
 */
final class SaeMetricsBench implements Bench {
    private static final int ROWS = 4096;
    private static final int REPEATS = 3;

    @Override
    public void run(PrintStream out) {
        measure(out, 128, 2048);
        measure(out, 1024, 16_384);
    }

    private static void measure(PrintStream out, int dIn, int dSae) {
        float[] decoder = normals(new Seed(1).stream("decoder"), dSae * dIn);
        Sae sae = sae(dIn, decoder);
        Sae other = sae(dIn, halfFoundAgain(decoder, dIn));
        int[] quarter = IntStream.range(0, dSae / 4).map(i -> 4 * i).toArray();
        try (NDManager manager = NDManager.newBaseManager();
                LoadedSae loaded = sae.load(manager)) {
            NDArray x = manager.create(normals(new Seed(1).stream("rows"), ROWS * dIn), new Shape(ROWS, dIn));
            String size = "%d -> %d".formatted(dIn, dSae);
            time(out, size + ", encode and decode " + ROWS + " rows", () -> forward(loaded, x));
            time(out, size + ", the same and its quality", () -> new SaeQualityMeter(loaded).add(x));
            time(out, size + ", mean max cosine", () -> DecoderGeometry.of(manager, sae));
            time(
                    out,
                    "%s, matching of %d".formatted(size, quarter.length),
                    () -> DecoderMatching.of(manager, sae, quarter, other, quarter));
            if (dSae <= 2048) {
                time(out, "%s, matching of %d".formatted(size, dSae), () -> DecoderMatching.of(manager, sae, other));
            }
        }
    }

    private static void forward(LoadedSae sae, NDArray x) {
        try (NDManager scope = x.getManager().newSubManager()) {
            sae.decode(scope, sae.encode(scope, x)).toFloatArray();
        }
    }

    private static void time(PrintStream out, String what, Runnable body) {
        double best = Double.POSITIVE_INFINITY;
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            long start = System.nanoTime();
            body.run();
            best = Math.min(best, (System.nanoTime() - start) / 1e9);
        }
        out.printf("sae-metrics %s: %.2f s (best of %d)%n", what, best, REPEATS);
    }

    private static Sae sae(int dIn, float[] decoder) {
        int dSae = decoder.length / dIn;
        float[] encoder = new float[decoder.length];
        for (int i = 0; i < decoder.length; i++) {
            encoder[i % dIn * dSae + i / dIn] = decoder[i];
        }
        return Sae.of(dIn, dSae, encoder, new float[dSae], decoder, new float[dIn]);
    }

    private static float[] halfFoundAgain(float[] decoder, int dIn) {
        float[] other = normals(new Seed(2).stream("decoder"), decoder.length);
        int features = decoder.length / dIn;
        for (int i = 0; i < features; i += 2) {
            double noise = (double) i / features;
            for (int j = i * dIn; j < (i + 1) * dIn; j++) {
                other[j] = (float) (decoder[j] + noise * other[j]);
            }
        }
        return other;
    }

    private static float[] normals(UniformRandomProvider random, int size) {
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) normal.sample();
        }
        return values;
    }
}
