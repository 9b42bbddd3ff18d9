package monosema.sae;

import java.util.List;
import monosema.config.SaeArchitecture.JumpReLU;

/** JumpReLU pair by pair; see {@link JumpReLUDense} for the loss. */
final class JumpReLUSparse implements SparseObjective {
    private final JumpReLU spec;

    JumpReLUSparse(JumpReLU spec) {
        this.spec = spec;
    }

    @Override
    public List<String> vectors() {
        return List.of(SaeParameters.B_ENC, SaeParameters.THRESHOLD);
    }

    @Override
    public boolean usesNorms() {
        return true;
    }

    @Override
    public int deadAfter() {
        return spec.preActCoefficient() > 0 ? spec.deadAfter() : 0;
    }

    @Override
    public SparsePass begin(SparseBatch batch) {
        return new Pass(spec, batch);
    }

    private static final class Pass implements SparsePass {
        private final JumpReLU spec;
        private final float[] bias;
        private final float[] norms;
        private final float[] threshold;
        /** Above it a pre-activation may have a gradient; below any for a dead feature. */
        private final float[] floor;

        private final boolean[] dead;
        private final double coefficient;
        private final float lambda;
        private final float pull;
        private final float half;

        Pass(JumpReLU spec, SparseBatch batch) {
            this.spec = spec;
            this.bias = batch.weights().vector(SaeParameters.B_ENC);
            this.norms = batch.norms();
            this.coefficient = batch.knobs().sparsityCoefficient();
            this.lambda = (float) (coefficient / batch.rows());
            this.pull = (float) (spec.preActCoefficient() / batch.rows());
            this.half = (float) (spec.bandwidth() / 2);
            float[] given = batch.weights().vector(SaeParameters.THRESHOLD);
            this.threshold = new float[given.length];
            this.floor = new float[given.length];
            this.dead = new boolean[given.length];
            for (int i = 0; i < given.length; i++) {
                threshold[i] = Math.max(given[i], 0);
                floor[i] = threshold[i] - half;
            }
            if (spec.preActCoefficient() > 0) {
                for (int i : batch.dead().indices()) {
                    dead[i] = true;
                    floor[i] = Float.NEGATIVE_INFINITY;
                }
            }
        }

        @Override
        public Selector selector() {
            return (product, out) -> {
                for (int i = 0; i < product.length; i++) {
                    product[i] += bias[i];
                }
                for (int i = 0; i < product.length; i++) {
                    float z = product[i];
                    if (!(z <= floor[i])) {
                        out.add(i, z, z <= threshold[i] ? 0 : z, 0);
                    }
                }
            };
        }

        @Override
        public void backward(ActivePairs pairs, int p, float gradient, float secondGradient) {
            int i = pairs.feature[p];
            float z = pairs.z[p];
            float f = pairs.value[p];
            boolean active = z > threshold[i];
            boolean inWindow = Math.abs(z - threshold[i]) < half;
            float df = gradient;
            float toNorm = 0;
            float toThreshold = 0;
            if (spec.penalty() == JumpReLU.Penalty.TANH) {
                float c = (float) spec.tanhScale();
                float squashed = (float) StrictMath.tanh(c * f * norms[i]);
                float slope = lambda * c * (1 - squashed * squashed);
                toNorm = slope * f;
                df += slope * norms[i];
            } else if (inWindow) {
                toThreshold -= lambda / (float) spec.bandwidth();
            }
            if (inWindow) {
                toThreshold -= threshold[i] / (float) spec.bandwidth() * df;
            }
            float dz = active ? df : 0;
            if (dead[i] && z < threshold[i]) {
                dz -= pull * norms[i];
                toThreshold += pull * norms[i];
                toNorm += pull * (threshold[i] - z);
            }
            pairs.encoderGradient[p] = dz;
            pairs.vectorGradients[0][p] = dz;
            pairs.vectorGradients[1][p] = toThreshold;
            pairs.normGradient[p] = toNorm;
        }

        @Override
        public double penalty(ActivePairs pairs, int p) {
            int i = pairs.feature[p];
            double z = pairs.z[p];
            double sum = spec.penalty() == JumpReLU.Penalty.TANH
                    ? coefficient * StrictMath.tanh(spec.tanhScale() * pairs.value[p] * norms[i])
                    : z > threshold[i] ? coefficient : 0;
            return dead[i] ? sum + spec.preActCoefficient() * Math.max(0, threshold[i] - z) * norms[i] : sum;
        }
    }
}
