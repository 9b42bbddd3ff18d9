package monosema.sae;

import java.util.List;

/** {@code standard} where few features fire; see {@link StandardDense} for the loss. */
final class StandardSparse implements SparseObjective {

    @Override
    public List<String> vectors() {
        return List.of(SaeParameters.B_ENC);
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
        return new Pass(batch);
    }

    private static final class Pass implements SparsePass {
        private final float[] bias;
        private final float[] norms;
        private final double coefficient;
        private final float penalty;

        Pass(SparseBatch batch) {
            this.bias = batch.weights().vector(SaeParameters.B_ENC);
            this.norms = batch.norms();
            this.coefficient = batch.knobs().sparsityCoefficient();
            this.penalty = (float) (coefficient / batch.rows());
        }

        @Override
        public Selector selector() {
            return (product, out) -> {
                for (int i = 0; i < product.length; i++) {
                    product[i] += bias[i];
                }
                for (int i = 0; i < product.length; i++) {
                    float z = product[i];
                    // Not z <= 0: a pre-activation that is not a number must reach the loss.
                    if (!(z <= 0)) {
                        out.add(i, z, z, 0);
                    }
                }
            };
        }

        @Override
        public void backward(ActivePairs pairs, int p, float gradient, float secondGradient) {
            int i = pairs.feature[p];
            float dz = gradient + penalty * norms[i];
            pairs.encoderGradient[p] = dz;
            pairs.vectorGradients[0][p] = dz;
            pairs.normGradient[p] = penalty * pairs.value[p];
        }

        @Override
        public double penalty(ActivePairs pairs, int p) {
            return coefficient * pairs.value[p] * norms[pairs.feature[p]];
        }
    }
}
