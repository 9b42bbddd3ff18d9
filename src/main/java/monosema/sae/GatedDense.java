package monosema.sae;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import java.util.LinkedHashMap;
import java.util.Map;
import monosema.config.SaeArchitecture.Gated;

/**
 * Gated SAE (Rajamanoharan et al. 2024a) with whole matrices. With u = x W_enc, pi = u + b_gate,
 * m = u e^r_mag + b_mag, f = 1[pi &gt; 0] ReLU(m) and h = ReLU(pi):
 * <pre>
 * L = 1/B sum ||x^ - x||^2 + lambda/B sum h_bi n_i + 1/B sum ||h W_dec + b_dec - x||^2
 * </pre>
 * In the paper the last two terms see a frozen decoder; in SAELens they train it. The gate's step has no gradient.
 */
final class GatedDense implements DenseObjective {
    private final Gated spec;

    GatedDense(Gated spec) {
        this.spec = spec;
    }

    @Override
    public int deadAfter() {
        return 0;
    }

    @Override
    public DensePass begin(DenseBatch batch) {
        SaeParameters weights = batch.weights();
        NDArray product = batch.product();
        NDArray scale = weights.get(SaeParameters.R_MAG).exp();
        NDArray h = Activation.relu(product.add(weights.get(SaeParameters.B_GATE)));
        NDArray f = Activation.relu(product.mul(scale).addi(weights.get(SaeParameters.B_MAG)))
                .muli(h.gt(0f));
        NDArray decoder = weights.get(SaeParameters.W_DEC);
        NDArray target = batch.x().sub(weights.get(SaeParameters.B_DEC));
        return new Pass(
                spec,
                batch,
                product,
                scale,
                h,
                f,
                f.matMul(decoder).subi(target),
                h.matMul(decoder).subi(target),
                weights.decoderNorms());
    }

    private record Pass(
            Gated spec,
            DenseBatch batch,
            NDArray product,
            NDArray scale,
            NDArray gates,
            NDArray features,
            NDArray error,
            NDArray gateError,
            NDArray norms)
            implements DensePass {

        @Override
        public NDArray loss() {
            NDArray penalty = gates.sum(new int[] {0}).mul(norms).sum();
            return error.square()
                    .sum()
                    .addi(gateError.square().sum())
                    .addi(penalty.muli((float) batch.knobs().sparsityCoefficient()))
                    .divi((float) batch.rows());
        }

        @Override
        public Gradients gradients() {
            double rows = batch.rows();
            float lambda = (float) (batch.knobs().sparsityCoefficient() / rows);
            NDArray decoder = batch.weights().get(SaeParameters.W_DEC);
            NDArray g = error.muli((float) (2 / rows));
            NDArray gateG = gateError.muli((float) (2 / rows));
            NDArray toMagnitude = g.matMul(decoder.transpose()).muli(features.gt(0f));
            NDArray toGate =
                    gateG.matMul(decoder.transpose()).addi(norms.mul(lambda)).muli(gates.gt(0f));
            NDArray scaled = toMagnitude.mul(scale);
            Map<String, NDArray> gradients = new LinkedHashMap<>();
            NDArray toProduct = toGate.add(scaled);
            NDArray toScale = scaled.muli(product).sum(new int[] {0});
            NDArray dDecoder = features.transpose().matMul(g);
            NDArray dBias = g.sum(new int[] {0});
            if (!spec.detachAuxiliaryDecoder()) {
                NDArray share = gates.sum(new int[] {0}).muli(lambda).divi(norms.maximum(Float.MIN_NORMAL));
                dDecoder.addi(gates.transpose().matMul(gateG)).addi(decoder.mul(share.expandDims(1)));
                dBias.addi(gateG.sum(new int[] {0}));
            }
            gradients.put(SaeParameters.ENCODER, toProduct.transpose().matMul(batch.encoded()));
            gradients.put(SaeParameters.B_GATE, toGate.sum(new int[] {0}));
            gradients.put(SaeParameters.B_MAG, toMagnitude.sum(new int[] {0}));
            gradients.put(SaeParameters.R_MAG, toScale);
            gradients.put(SaeParameters.W_DEC, dDecoder);
            gradients.put(SaeParameters.B_DEC, dBias);
            return new Gradients(new SaeParameters(gradients), toProduct.sum(new int[] {0}));
        }
    }
}
