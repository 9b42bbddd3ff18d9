package monosema.planted;

import ai.djl.Device;
import java.util.Arrays;
import monosema.activations.ActivationSource;
import monosema.activations.ActivationStream;
import monosema.provenance.Seed;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * An endless sequence of activations made of a dictionary: a row is the sum of a_i d_i over the features i that are active
 * in it, each independently at its own rate, with a strength a_i of
 * its own.
 *
 * <p>A row depends on dictionary, rates, seed and its place in the sequence alone: it is the same in whatever pieces, and
 * from wherever on, the sequence is read. Immutable.
 */
public final class PlantedRows implements ActivationSource {
    /** Rows that share a random stream. */
    static final int BLOCK = 1024;

    private final float[][] directions;
    private final double[] logSilent;
    private final double leastStrength;
    private final double range;
    private final Seed seed;
    private final Device device;

    /**
     * A sequence; nothing is computed before it is read.
     *
     * @param rates one for each direction
     * @param leastStrength of an active feature, &gt; 0; strengths are uniform
     * @param mostStrength of an active feature, at least {@code leastStrength}, finite
     * @param seed its streams {@code block.0, block.1, ...} decide the rows, 1,024 each
     * @param device where a stream's rows come to lie
     */
    public PlantedRows(
            PlantedDictionary dictionary,
            FiringRates rates,
            double leastStrength,
            double mostStrength,
            Seed seed,
            Device device) {
        if (rates.features() != dictionary.features()) {
            throw new IllegalArgumentException("%d rates are not one for each of %d directions"
                    .formatted(rates.features(), dictionary.features()));
        }
        if (!(leastStrength > 0 && mostStrength >= leastStrength && mostStrength < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "strengths must be > 0 and rise, were %s to %s".formatted(leastStrength, mostStrength));
        }
        this.directions = new float[dictionary.features()][dictionary.dIn()];
        this.logSilent = new double[directions.length];
        double[][] exact = dictionary.toArray();
        for (int i = 0; i < directions.length; i++) {
            for (int j = 0; j < directions[i].length; j++) {
                directions[i][j] = (float) exact[i][j];
            }
            logSilent[i] = StrictMath.log1p(-rates.rate(i));
        }
        this.leastStrength = leastStrength;
        this.range = mostStrength - leastStrength;
        this.seed = seed;
        this.device = device;
    }

    @Override
    public ActivationStream open(long position) {
        return new PlantedStream(this, position);
    }

    int dIn() {
        return directions[0].length;
    }

    Device device() {
        return device;
    }

    /**
     * The rows of one block.
     *
     * @param index zero-based
     * @param rows [BLOCK, dIn], overwritten
     */
    void write(long index, float[] rows) {
        Arrays.fill(rows, 0);
        UniformRandomProvider random = seed.stream("block." + index);
        int width = dIn();
        for (int i = 0; i < directions.length; i++) {
            float[] direction = directions[i];
            for (long row = gap(random, i); row < BLOCK; row += 1 + gap(random, i)) {
                float strength = (float) (leastStrength + range * random.nextDouble());
                int at = (int) row * width;
                for (int j = 0; j < width; j++) {
                    rows[at + j] += strength * direction[j];
                }
            }
        }
    }

    /**
     * Rows in which a feature stays silent before it is active again: geometric, by inversion (Devroye 1986, chapter X.2),
     * so that it takes a draw for each time that it is active rather than for each row; at most a block.
     */
    private long gap(UniformRandomProvider random, int feature) {
        double gap = StrictMath.log(1 - random.nextDouble()) / logSilent[feature];
        return (long) Math.min(gap, BLOCK);
    }
}
