package monosema.sae;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/**
 * Measures an SAE on held-out activations, batch by batch, so that the size of the batches does not matter.
 *
 * <p>Sums are float64; the total variance is merged from the batches' own means and squared deviations (Chan, Golub
 * and LeVeque 1983, equation 2.1), which loses nothing where the mean is large. Not thread-safe.
 */
public final class SaeQualityMeter {
    private final LoadedSae sae;
    private final long[] fired;
    private final double[] mean;
    private long tokens;
    private double squaredDeviation;
    private double squaredError;

    /**
     * Starts at 0 tokens.
     *
     * @param sae stays the caller's to close
     */
    public SaeQualityMeter(LoadedSae sae) {
        this.sae = sae;
        this.fired = new long[sae.dSae()];
        this.mean = new double[sae.dIn()];
    }

    /**
     * Adds tokens.
     *
     * @param x float32 [B, dIn] on the SAE's device, B at most 2^24; stays the caller's to close
     */
    public void add(NDArray x) {
        try (NDManager scope = x.getManager().newSubManager()) {
            NDArray f = sae.encode(scope, x);
            float[] counts = f.sign().sum(new int[] {0}).toFloatArray();
            for (int i = 0; i < fired.length; i++) {
                fired[i] += (long) counts[i];
            }
            float[] rows = x.toFloatArray();
            addError(rows, sae.decode(scope, f).toFloatArray());
            addDeviation(rows, (int) x.getShape().get(0));
        }
    }

    private void addError(float[] x, float[] reconstruction) {
        for (int i = 0; i < x.length; i++) {
            double error = (double) reconstruction[i] - x[i];
            squaredError += error * error;
        }
    }

    private void addDeviation(float[] x, int rows) {
        double total = (double) tokens + rows;
        for (int j = 0; j < mean.length; j++) {
            double batchMean = 0;
            for (int i = j; i < x.length; i += mean.length) {
                batchMean += x[i];
            }
            batchMean /= rows;
            for (int i = j; i < x.length; i += mean.length) {
                squaredDeviation += (x[i] - batchMean) * (x[i] - batchMean);
            }
            double shift = batchMean - mean[j];
            squaredDeviation += shift * shift * tokens * rows / total;
            mean[j] += shift * rows / total;
        }
        tokens += rows;
    }

    /** Share of the tokens at which each feature is above 0; a new array of length dSae. */
    public double[] density() {
        double[] density = new double[fired.length];
        for (int i = 0; i < fired.length; i++) {
            density[i] = (double) fired[i] / tokens;
        }
        return density;
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
                1 - squaredError / squaredDeviation,
                (double) active / tokens,
                squaredError / tokens,
                (double) dead / fired.length,
                (double) dense / fired.length);
    }
}
