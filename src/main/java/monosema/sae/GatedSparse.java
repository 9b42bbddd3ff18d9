package monosema.sae;

import java.util.List;
import monosema.config.SaeArchitecture.Gated;

/** Gated pair by pair: a pair is an open gate; see {@link GatedDense} for the loss. */
final class GatedSparse implements SparseObjective {
    private final Gated spec;

    GatedSparse(Gated spec) {
        this.spec = spec;
    }

    @Override
    public List<String> vectors() {
        return List.of(SaeParameters.B_GATE, SaeParameters.B_MAG, SaeParameters.R_MAG);
    }

    @Override
    public boolean usesNorms() {
        return true;
    }

    @Override
    public int deadAfter() {
        return 0;
    }

    @Override
    public SparsePass begin(SparseBatch batch) {
        return new Pass(spec, batch);
    }

    private static final class Pass implements SparsePass {
        private final Gated spec;
        private final float[] gateBias;
        private final float[] magnitudeBias;
        private final float[] scale;
        private final float[] norms;
        private final double coefficient;
        private final float lambda;

        Pass(Gated spec, SparseBatch batch) {
            this.spec = spec;
            this.gateBias = batch.weights().vector(SaeParameters.B_GATE);
            this.magnitudeBias = batch.weights().vector(SaeParameters.B_MAG);
            this.norms = batch.norms();
            this.coefficient = batch.knobs().sparsityCoefficient();
            this.lambda = (float) (coefficient / batch.rows());
            float[] logs = batch.weights().vector(SaeParameters.R_MAG);
            this.scale = new float[logs.length];
            for (int i = 0; i < logs.length; i++) {
                scale[i] = (float) StrictMath.exp(logs[i]);
            }
        }

        @Override
        public Selector selector() {
            return (product, out) -> {
                for (int i = 0; i < product.length; i++) {
                    float gate = product[i] + gateBias[i];
                    if (!(gate <= 0)) {
                        float magnitude = product[i] * scale[i] + magnitudeBias[i];
                        out.add(i, product[i], magnitude <= 0 ? 0 : magnitude, gate);
                    }
                }
            };
        }

        @Override
        public boolean hasSecond() {
            return true;
        }

        @Override
        public boolean secondIsOfInput() {
            return true;
        }

        @Override
        public double secondWeight() {
            return 1;
        }

        @Override
        public boolean secondTrainsDecoder() {
            return !spec.detachAuxiliaryDecoder();
        }

        @Override
        public void backward(ActivePairs pairs, int p, float gradient, float secondGradient) {
            int i = pairs.feature[p];
            float toMagnitude = pairs.value[p] > 0 ? gradient : 0;
            float toGate = secondGradient + lambda * norms[i];
            float scaled = toMagnitude * scale[i];
            pairs.encoderGradient[p] = toGate + scaled;
            pairs.vectorGradients[0][p] = toGate;
            pairs.vectorGradients[1][p] = toMagnitude;
            pairs.vectorGradients[2][p] = scaled * pairs.z[p];
            pairs.normGradient[p] = spec.detachAuxiliaryDecoder() ? 0 : lambda * pairs.second[p];
        }

        @Override
        public double penalty(ActivePairs pairs, int p) {
            return coefficient * pairs.second[p] * norms[pairs.feature[p]];
        }
    }
}
