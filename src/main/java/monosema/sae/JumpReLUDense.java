package monosema.sae;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import java.util.LinkedHashMap;
import java.util.Map;
import monosema.config.SaeArchitecture.JumpReLU;
import org.jspecify.annotations.Nullable;

/**
 * JumpReLU (Rajamanoharan et al. 2024b) with whole matrices: f = z 1[z &gt; theta]. The threshold itself is
 * learned, as SAELens does, not its logarithm, which in short trainings cannot get far; one below 0 counts as 0.
 * <pre>
 * L = 1/B sum ||x^ - x||^2 + lambda/B sum P + beta/B sum_dead ReLU(theta_i - z_bi) n_i
 * P = 1[z &gt; theta]  (step)        P = tanh(c f n)  (tanh)
 * </pre>
 * Gradients through f: {@code dz = 1[z > theta] df} and, as a straight-through estimate with the rectangle of width eps,
 * {@code dtheta = -(theta/eps) sum_b 1[|z - theta| < eps/2] df} (equation 11 there); the step penalty has
 * {@code dtheta = -(lambda/(eps B)) sum_b 1[|z - theta| < eps/2]} and none in z (equation 12). What is added on dead
 * features has its plain gradient.
 */
final class JumpReLUDense implements DenseObjective {
    private final JumpReLU spec;

    JumpReLUDense(JumpReLU spec) {
        this.spec = spec;
    }

    @Override
    public int deadAfter() {
        return spec.preActCoefficient() > 0 ? spec.deadAfter() : 0;
    }

    @Override
    public DensePass begin(DenseBatch batch) {
        SaeParameters weights = batch.weights();
        NDArray z = batch.preActivations();
        NDArray threshold = weights.get(SaeParameters.THRESHOLD).maximum(0f);
        NDArray f = z.mul(z.gt(threshold));
        NDArray error = f.matMul(weights.get(SaeParameters.W_DEC))
                .addi(weights.get(SaeParameters.B_DEC))
                .subi(batch.x());
        return new Pass(spec, batch, z, threshold, f, error, weights.decoderNorms());
    }

    private record Pass(
            JumpReLU spec,
            DenseBatch batch,
            NDArray z,
            NDArray threshold,
            NDArray features,
            NDArray error,
            NDArray norms)
            implements DensePass {

        @Override
        public NDArray loss() {
            double lambda = batch.knobs().sparsityCoefficient();
            NDArray penalty = isTanh() ? squashed().sum() : active().sum();
            NDArray sum = error.square().sum().addi(penalty.mul((float) lambda));
            NDArray dead = batch.deadMask();
            if (dead != null) {
                sum.addi(below(dead).sum(new int[] {0}).mul(norms).sum().muli((float) spec.preActCoefficient()));
            }
            return sum.divi((float) batch.rows());
        }

        private boolean isTanh() {
            return spec.penalty() == JumpReLU.Penalty.TANH;
        }

        private NDArray active() {
            return z.gt(threshold).toType(z.getDataType(), false);
        }

        private NDArray squashed() {
            return features.mul(norms).muli((float) spec.tanhScale()).tanh();
        }

        private NDArray below(NDArray dead) {
            return Activation.relu(threshold.sub(z)).muli(dead);
        }

        @Override
        public Gradients gradients() {
            double rows = batch.rows();
            float lambda = (float) (batch.knobs().sparsityCoefficient() / rows);
            NDArray decoder = batch.weights().get(SaeParameters.W_DEC);
            NDArray g = error.muli((float) (2 / rows));
            NDArray df = g.matMul(decoder.transpose());
            NDArray toNorms = norms.zerosLike();
            if (isTanh()) {
                float scale = (float) (lambda * spec.tanhScale());
                NDArray slope = squashed().square().muli(-1f).addi(1f).muli(scale);
                toNorms.addi(slope.mul(features).sum(new int[] {0}));
                df.addi(slope.muli(norms));
            }
            NDArray window = window();
            NDArray toThreshold =
                    df.mul(window).sum(new int[] {0}).muli(threshold).divi(-(float) spec.bandwidth());
            if (!isTanh()) {
                toThreshold.addi(window.sum(new int[] {0}).muli(-lambda / (float) spec.bandwidth()));
            }
            NDArray dz = df.muli(z.gt(threshold));
            onDead(dz, toThreshold, toNorms, (float) (spec.preActCoefficient() / rows));
            NDArray toBias = dz.sum(new int[] {0});
            NDArray share = toNorms.divi(norms.maximum(Float.MIN_NORMAL));
            Map<String, NDArray> gradients = new LinkedHashMap<>();
            gradients.put(SaeParameters.ENCODER, dz.transpose().matMul(batch.encoded()));
            gradients.put(SaeParameters.B_ENC, toBias);
            gradients.put(SaeParameters.THRESHOLD, toThreshold);
            gradients.put(SaeParameters.W_DEC, features.transpose().matMul(g).addi(decoder.mul(share.expandDims(1))));
            gradients.put(SaeParameters.B_DEC, g.sum(new int[] {0}));
            return new Gradients(new SaeParameters(gradients), toBias);
        }

        private NDArray window() {
            return z.sub(threshold).abs().lt((float) (spec.bandwidth() / 2)).toType(z.getDataType(), false);
        }

        private void onDead(NDArray dz, NDArray toThreshold, NDArray toNorms, float coefficient) {
            @Nullable NDArray dead = batch.deadMask();
            if (dead == null) {
                return;
            }
            toNorms.addi(below(dead).sum(new int[] {0}).muli(coefficient));
            NDArray pull = threshold
                    .gt(z)
                    .toType(z.getDataType(), false)
                    .muli(dead)
                    .muli(norms)
                    .muli(coefficient);
            toThreshold.addi(pull.sum(new int[] {0}));
            dz.subi(pull);
        }
    }
}
