package monosema.sae;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import monosema.activations.ActivationStream;
import monosema.provenance.Seed;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** Rows that are sums of a few unit directions of a known dictionary, each with a strength in [1, 2]. */
final class PlantedStream implements ActivationStream {
    private final double[][] dictionary;
    private final double density;
    private final UniformRandomProvider random;
    private long position;

    /**
     * A dictionary and an endless supply of rows.
     *
     * @param dIn width
     * @param features directions, uniform on the sphere
     * @param active mean number of directions in a row
     */
    PlantedStream(int dIn, int features, double active, Seed seed) {
        this.density = active / features;
        this.dictionary = new double[features][dIn];
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(seed.stream("dictionary"));
        for (double[] direction : dictionary) {
            double sum = 0;
            for (int j = 0; j < dIn; j++) {
                direction[j] = normal.sample();
                sum += direction[j] * direction[j];
            }
            for (int j = 0; j < dIn; j++) {
                direction[j] /= Math.sqrt(sum);
            }
        }
        this.random = seed.stream("rows");
    }

    @Override
    public int dIn() {
        return dictionary[0].length;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public NDArray next(NDManager owner, int rows) {
        position += rows;
        float[] values = new float[rows * dIn()];
        for (int row = 0; row < rows; row++) {
            for (double[] direction : dictionary) {
                if (random.nextDouble() < density) {
                    double strength = 1 + random.nextDouble();
                    for (int j = 0; j < direction.length; j++) {
                        values[row * dIn() + j] += (float) (strength * direction[j]);
                    }
                }
            }
        }
        return owner.create(values, new Shape(rows, dIn()));
    }

    /** Leaves out as many rows. */
    void skip(long rows) {
        try (NDManager manager = NDManager.newBaseManager()) {
            for (long left = rows; left > 0; left -= 1000) {
                next(manager, (int) Math.min(left, 1000)).close();
            }
        }
    }

    /** Mean over the dictionary of the best cosine with a decoder row. */
    double recovery(Sae sae) {
        float[] rows = sae.tensor("W_dec").toArray();
        double[] norms = sae.decoderNorms();
        double sum = 0;
        for (double[] direction : dictionary) {
            double best = -1;
            for (int i = 0; i < sae.dSae(); i++) {
                double product = 0;
                for (int j = 0; j < direction.length; j++) {
                    product += direction[j] * rows[i * direction.length + j];
                }
                best = Math.max(best, product / norms[i]);
            }
            sum += best;
        }
        return sum / dictionary.length;
    }

    @Override
    public void close() {}
}
