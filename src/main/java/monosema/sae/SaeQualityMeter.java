package monosema.sae;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import java.util.stream.IntStream;
import monosema.io.BadInputException;
import monosema.model.HalvingBatch;

/**
 * Measures an SAE on held-out activations, batch by batch, so that the size of the batches does not matter.
 *
 * <p>The device encodes, decodes and counts, in blocks of rows whose activations take at most 64 MiB; only x and x^ come
 * back, and their sums are float64 in Java. The total variance is merged from the blocks' own means and squared deviations
 * (Chan, Golub and LeVeque 1983, equation 2.1), which loses nothing where the mean is large. Not thread-safe.
 */
public final class SaeQualityMeter {
    private static final int BLOCK_FEATURES = 1 << 24;

    private final LoadedSae sae;
    private final HalvingBatch blocks;
    private final long[] fired;
    private final double[] mean;
    private long tokens;
    private double squaredDeviation;
    private double squaredError;
    private double cosines;
    private long zeroNormTokens;

    /**
     * Starts at 0 tokens.
     *
     * @param sae stays the caller's to close
     */
    public SaeQualityMeter(LoadedSae sae) {
        this(sae, blockRows(sae));
    }

    SaeQualityMeter(LoadedSae sae, long blockRows) {
        this.sae = sae;
        this.blocks = new HalvingBatch("quality of an SAE", "rows", (int) Math.min(blockRows, Integer.MAX_VALUE));
        this.fired = new long[sae.dSae()];
        this.mean = new double[sae.dIn()];
    }

    /** Rows whose features take at most 64 MiB, at least 1. */
    static long blockRows(LoadedSae sae) {
        return Math.max(1, BLOCK_FEATURES / sae.dSae());
    }

    /**
     * Adds tokens.
     *
     * @param x float32 [B, dIn] on the SAE's device; stays the caller's to close
     * @throws BadInputException if an activation or its reconstruction is not finite
     */
    public void add(NDArray x) {
        int rows = Math.toIntExact(x.getShape().get(0));
        blocks.run(x.getManager(), rows, (scope, from, to) -> block(scope, x, from, to), this::add);
    }

    /** What comes back of a block of rows. */
    private static final class Block {
        private final float[] rows;
        private final float[] reconstruction;
        private final float[] counts;

        Block(float[] rows, float[] reconstruction, float[] counts) {
            this.rows = rows;
            this.reconstruction = reconstruction;
            this.counts = counts;
        }
    }

    private Block block(NDManager scope, NDArray x, int from, int to) {
        NDArray rows = x.get(new NDIndex("{}:{}", from, to));
        rows.attach(scope);
        NDArray f = sae.encode(scope, rows);
        float[] reconstruction = sae.decode(scope, f).toFloatArray();
        // In place, since fresh memory costs more than the arithmetic; a float32 sum of a block's ones is exact.
        float[] counts = f.signi().sum(new int[] {0}).toFloatArray();
        return new Block(rows.toFloatArray(), reconstruction, counts);
    }

    private void add(Block block) {
        addErrors(block.rows, block.reconstruction);
        addDeviation(block.rows);
        for (int i = 0; i < fired.length; i++) {
            fired[i] += (long) block.counts[i];
        }
        tokens += block.rows.length / mean.length;
    }

    private void addErrors(float[] x, float[] reconstruction) {
        for (int from = 0; from < x.length; from += mean.length) {
            double error = 0;
            double squares = 0;
            double reconstructed = 0;
            double product = 0;
            for (int i = from; i < from + mean.length; i++) {
                double value = x[i];
                double other = reconstruction[i];
                error += (other - value) * (other - value);
                squares += value * value;
                reconstructed += other * other;
                product += value * other;
            }
            if (!(error < Double.POSITIVE_INFINITY)) {
                throw new BadInputException("held-out token %d: activation and reconstruction must be finite"
                        .formatted(tokens + from / mean.length));
            }
            squaredError += error;
            if (squares > 0 && reconstructed > 0) {
                cosines += product / (Math.sqrt(squares) * Math.sqrt(reconstructed));
            } else {
                zeroNormTokens++;
            }
        }
    }

    /** Row by row, as the memory lies. */
    private void addDeviation(float[] x) {
        int width = mean.length;
        double rows = (double) x.length / width;
        double[] blockMean = new double[width];
        for (int from = 0; from < x.length; from += width) {
            for (int j = 0; j < width; j++) {
                blockMean[j] += x[from + j];
            }
        }
        for (int j = 0; j < width; j++) {
            blockMean[j] /= rows;
        }
        for (int from = 0; from < x.length; from += width) {
            for (int j = 0; j < width; j++) {
                double deviation = x[from + j] - blockMean[j];
                squaredDeviation += deviation * deviation;
            }
        }
        for (int j = 0; j < width; j++) {
            double shift = blockMean[j] - mean[j];
            squaredDeviation += shift * shift * tokens * rows / (tokens + rows);
            mean[j] += shift * rows / (tokens + rows);
        }
    }

    /** Share of the tokens at which each feature is above 0; a new array of length dSae. */
    public double[] density() {
        double[] density = new double[fired.length];
        for (int i = 0; i < fired.length; i++) {
            density[i] = (double) fired[i] / tokens;
        }
        return density;
    }

    /** The features that are above 0 at some token, ascending from zero-based; a new array. */
    public int[] liveFeatures() {
        return IntStream.range(0, fired.length).filter(i -> fired[i] > 0).toArray();
    }

    /**
     * What the tokens so far say.
     *
     * @throws IllegalStateException if there are none
     */
    public SaeQuality quality() {
        if (tokens == 0) {
            throw new IllegalStateException("no held-out tokens to measure an SAE on");
        }
        long active = 0;
        int dead = 0;
        int dense = 0;
        for (long count : fired) {
            active += count;
            dead += count == 0 ? 1 : 0;
            dense += 2 * count > tokens ? 1 : 0;
        }
        return new SaeQuality(
                tokens,
                squaredDeviation > 0 ? 1 - squaredError / squaredDeviation : Double.NaN,
                (double) active / tokens,
                squaredError / tokens,
                zeroNormTokens < tokens ? cosines / (tokens - zeroNormTokens) : Double.NaN,
                zeroNormTokens,
                (double) dead / fired.length,
                (double) dense / fired.length);
    }
}
