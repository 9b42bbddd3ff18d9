package monosema.sae;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@code standard} with whole matrices, forward and back without an autograd tape.
 *
 * <p>Loss (SAELens; Bricken et al. 2023, with the penalty weighted by the decoder's norms as in Conerly et al. 2024):
 * {@code L = 1/B sum ||x^ - x||^2 + lambda/B sum_b sum_i f_bi ||W_dec,i||}. With {@code g = 2/B (x^ - x)},
 * {@code n_i = ||W_dec,i||} and {@code dz = (g W_dec^T + lambda/B n) * 1[f > 0]}:
 * <pre>
 * dL/dW_dec = f^T g + (lambda/B) diag(sum_b f_b / n) W_dec     dL/db_dec = sum_b g_b
 * dL/dW_enc = x^T dz                                           dL/db_enc = sum_b dz_b
 * </pre>
 * At a pre-activation of exactly 0 and at a zero decoder row the gradient is 0, as PyTorch's.
 */
final class StandardDense implements DenseObjective {

    @Override
    public int deadAfter() {
        return 0;
    }

    @Override
    public DensePass begin(DenseBatch batch) {
        SaeParameters weights = batch.weights();
        NDArray z = batch.preActivations();
        NDArray f = Activation.relu(z);
        z.close();
        NDArray error = f.matMul(weights.get(SaeParameters.W_DEC))
                .addi(weights.get(SaeParameters.B_DEC))
                .subi(batch.x());
        return new Pass(batch, f, f.sum(new int[] {0}), error, weights.decoderNorms());
    }

    private record Pass(DenseBatch batch, NDArray features, NDArray sums, NDArray error, NDArray norms)
            implements DensePass {

        @Override
        public NDArray loss() {
            double rows = batch.rows();
            NDArray penalty = sums.mul(norms).sum();
            return error.square()
                    .sum()
                    .addi(penalty.muli((float) batch.knobs().sparsityCoefficient()))
                    .divi((float) rows);
        }

        @Override
        public Gradients gradients() {
            double rows = batch.rows();
            SaeParameters weights = batch.weights();
            NDArray decoder = weights.get(SaeParameters.W_DEC);
            float penalty = (float) (batch.knobs().sparsityCoefficient() / rows);
            NDArray g = error.muli((float) (2 / rows));
            NDArray share = sums.muli(penalty).divi(norms.maximum(Float.MIN_NORMAL));
            NDArray dz = Linear.linear(g, decoder, norms.mul(penalty)).singletonOrThrow();
            NDArray toDecoder = features.transpose().matMul(g).addi(decoder.mul(share.expandDims(1)));
            dz.muli(active());
            Map<String, NDArray> gradients = new LinkedHashMap<>();
            gradients.put(SaeParameters.ENCODER, dz.transpose().matMul(batch.encoded()));
            NDArray toBias = dz.sum(new int[] {0});
            gradients.put(SaeParameters.B_ENC, toBias);
            gradients.put(SaeParameters.W_DEC, toDecoder);
            gradients.put(SaeParameters.B_DEC, g.sum(new int[] {0}));
            return new Gradients(new SaeParameters(gradients), toBias);
        }

        /**
         * Ones where a feature is active. On a CPU in the features' own memory: a mask of booleans would be converted
         * again; a GPU's kernel reads one as it is, a quarter of the bytes.
         */
        private NDArray active() {
            return features.getDevice().isGpu() ? features.gt(0f) : features.signi();
        }
    }
}
