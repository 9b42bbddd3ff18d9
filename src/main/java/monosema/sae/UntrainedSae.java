package monosema.sae;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import monosema.activations.RowSample;
import monosema.config.SaeSpec;
import monosema.config.SaeTraining;
import monosema.model.HalvingBatch;
import monosema.provenance.Seed;

/**
 * What a trained SAE is compared with (arXiv 2602.14111): one of random unit directions that is as wide and as sparse. Its
 * decoder's rows are those that training began with, its encoder is their transpose, and all features share one bias, by
 * which as many are above 0 at a token, on average, as in the trained one: {@code f = ReLU(x W_dec^T - tau)}.
 *
 * <p>It takes activations as the model gives them, like a trained one whose scale has been folded: a scale of the inputs
 * would be one of tau and of all features.
 */
public final class UntrainedSae {
    private static final int BLOCK_FEATURES = 1 << 24;
    private static final long MOST_VALUES = 1L << 28;
    private static final int MOST_ROWS = 32_768;

    private final int dIn;
    private final int dSae;
    private final float[] decoder;

    private UntrainedSae(int dIn, int dSae, float[] decoder) {
        this.dIn = dIn;
        this.dSae = dSae;
        this.decoder = decoder;
    }

    /**
     * As wide as a trained one.
     *
     * @param recipe the trained one's, whose first directions it has; empty where it was trained elsewhere
     * @param seed of directions where there is no recipe
     */
    public static UntrainedSae beside(Sae trained, Optional<SaeSpec.Trained> recipe, Seed seed) {
        int dIn = trained.dIn();
        int dSae = trained.dSae();
        float[] rows = recipe.map(SaeSpec.Trained::training)
                .map(training -> InitialWeights.rows(
                        new Seed(training.seed()),
                        training.decoderInit() == SaeTraining.DecoderInit.POSITIVE,
                        1,
                        dIn,
                        dSae))
                .orElseGet(() -> InitialWeights.rows(seed, false, 1, dIn, dSae));
        return new UntrainedSae(dIn, dSae, rows);
    }

    /** Rows on which the bias is found: as many as give 2^28 pre-activations, and no more than 32,768. */
    public int sampleRows() {
        return (int) Math.max(1, Math.min(MOST_ROWS, MOST_VALUES / dSae));
    }

    /**
     * The SAE of the bias that gives a sparsity: of the rows' pre-activations, as near as can be {@code l0} a row are above
     * tau.
     *
     * @param l0 features above 0 at a token, on average, in [0, dSae)
     * @param rows held-out activations, at least 1
     */
    public Sae ofL0(double l0, RowSample rows, Device device) {
        long values = (long) rows.size() * dSae;
        long above = Math.max(0, Math.min(Math.round(l0 * rows.size()), values - 1));
        float[] x = rows.toArray();
        float tau;
        try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager(device)) {
            NDArray sample = manager.create(x, new Shape(rows.size(), dIn));
            NDArray encoder = manager.create(decoder, new Shape(dSae, dIn)).transpose();
            tau = LargestOfMany.below(above, reader -> products(sample, encoder, reader));
        }
        return ofBias(-tau);
    }

    private void products(NDArray rows, NDArray encoder, Consumer<float[]> reader) {
        int count = Math.toIntExact(rows.getShape().get(0));
        HalvingBatch.Part<float[]> part = (scope, from, to) -> {
            NDArray some = rows.get(new NDIndex("{}:{}", from, to));
            some.attach(scope);
            NDArray products = some.matMul(encoder);
            products.attach(scope);
            return products.toFloatArray();
        };
        new HalvingBatch("sparsity of an untrained SAE", "rows", Math.max(1, BLOCK_FEATURES / dSae))
                .run(rows.getManager(), count, part, reader);
    }

    private Sae ofBias(float bias) {
        float[] encoder = new float[decoder.length];
        for (int i = 0; i < dSae; i++) {
            for (int j = 0; j < dIn; j++) {
                encoder[j * dSae + i] = decoder[i * dIn + j];
            }
        }
        float[] biases = new float[dSae];
        Arrays.fill(biases, bias);
        return Sae.of(dIn, dSae, encoder, biases, decoder, new float[dIn]);
    }
}
