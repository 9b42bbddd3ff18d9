package monosema.sae;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Activation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * TopK (Gao et al. 2024), BatchTopK (Bussmann et al. 2024) and Matryoshka BatchTopK (Bussmann et al. 2025) with whole
 * matrices. S is what was chosen, by z_i n_i or z_i; the choice itself has no gradient. f = ReLU(z) on S, and
 * <pre>
 * L = 1/B sum_l sum ||x^_l - x||^2 + alpha s/B sum ||e^ - e||^2
 * </pre>
 * with x^_l the reconstruction of the first w_l features (l = 1 alone but for Matryoshka), e = x - x^ without gradient,
 * e^ the decoder rows of a row's best dead features times their z, and s = min(1, dead/(dIn/2)), as SAELens has it.
 * Among equal values the engine chooses, as it does under autograd; the gradient is that of its choice. The sparse path
 * chooses the first: loss and number of active features are then the same, and so is the sum of the tied gradients.
 */
final class TopKDense implements DenseObjective {
    private final TopKChoice choice;

    TopKDense(TopKChoice choice) {
        this.choice = choice;
    }

    @Override
    public int deadAfter() {
        return choice.deadAfter();
    }

    @Override
    public double thresholdRate() {
        return choice.thresholdRate();
    }

    @Override
    public DensePass begin(DenseBatch batch) {
        NDArray z = batch.preActivations();
        NDArray scores = choice.rescaled() ? z.mul(batch.weights().decoderNorms()) : z;
        return new Pass(choice, batch, z, scores);
    }

    private static final class Pass implements DensePass {
        private final TopKChoice choice;
        private final DenseBatch batch;
        private final NDArray decoder;
        private final NDArray f;
        private final int[] widths;
        private final List<NDArray> errors = new ArrayList<>();
        private final @Nullable NDArray smallest;
        private @Nullable Auxiliary auxiliary;

        Pass(TopKChoice choice, DenseBatch batch, NDArray z, NDArray scores) {
            this.choice = choice;
            this.batch = batch;
            this.decoder = batch.weights().get(SaeParameters.W_DEC);
            int dSae = (int) z.getShape().get(1);
            this.widths = choice.widths(dSae);
            NDArray kept = choice.acrossBatch() ? ofBatch(scores) : ofRows(scores);
            this.smallest = choice.acrossBatch()
                    ? kept.add(kept.lte(0f).toType(DataType.FLOAT32, false).muli(3e38f))
                            .min()
                    : null;
            this.f = choice.rescaled() ? Activation.relu(z).muli(kept.gt(0f)) : kept;
            reconstruct();
            NDArray mask = batch.deadMask();
            if (mask != null && choice.dead().coefficient() > 0) {
                this.auxiliary = new Auxiliary(
                        batch, z, scores, mask, error(), choice.dead().coefficient());
            }
        }

        private NDArray ofRows(NDArray scores) {
            NDArray indices = scores.topK((int) choice.k(), 1, true, false).get(1);
            NDArray values = Activation.relu(scores.gather(indices, 1));
            return scores.zerosLike().scatter(indices, values, 1);
        }

        private NDArray ofBatch(NDArray scores) {
            NDArray positive = Activation.relu(scores).flatten();
            NDList largest = positive.topK(choice.chosen(batch.rows()), 0, true, false);
            return positive.zerosLike()
                    .scatter(largest.get(1), largest.get(0), 0)
                    .reshape(scores.getShape());
        }

        private void reconstruct() {
            NDArray sum = batch.weights().get(SaeParameters.B_DEC).sub(batch.x());
            for (int ring = 0; ring < widths.length; ring++) {
                sum = ring(f, ring).matMul(rows(ring)).addi(sum);
                errors.add(sum);
            }
        }

        private NDArray ring(NDArray columns, int ring) {
            return widths.length == 1
                    ? columns
                    : columns.get(new NDIndex(":, {}:{}", ring == 0 ? 0 : widths[ring - 1], widths[ring]));
        }

        private NDArray rows(int ring) {
            return widths.length == 1
                    ? decoder
                    : decoder.get(new NDIndex("{}:{}", ring == 0 ? 0 : widths[ring - 1], widths[ring]));
        }

        @Override
        public NDArray features() {
            return f;
        }

        @Override
        public NDArray error() {
            return errors.get(errors.size() - 1);
        }

        @Override
        public @Nullable NDArray smallestLetThrough() {
            return smallest;
        }

        @Override
        public NDArray loss() {
            NDArray sum = error().square().sum();
            for (int level = 0; level + 1 < errors.size(); level++) {
                sum.addi(errors.get(level).square().sum());
            }
            if (auxiliary != null) {
                sum.addi(auxiliary.error().square().sum().muli((float) auxiliary.weight()));
            }
            return sum.divi((float) batch.rows());
        }

        @Override
        public Gradients gradients() {
            float scale = 2f / batch.rows();
            NDList toFeatures = new NDList();
            NDList toDecoder = new NDList();
            NDArray g = error().muli(scale);
            for (int level = errors.size() - 1; level >= 0; level--) {
                if (level + 1 < errors.size()) {
                    g = errors.get(level).muli(scale).addi(g);
                }
                toFeatures.add(0, g.matMul(rows(level).transpose()));
                toDecoder.add(0, ring(f, level).transpose().matMul(g));
            }
            NDArray dz = joined(toFeatures, 1).muli(f.gt(0f));
            NDArray dDecoder = joined(toDecoder, 0);
            if (auxiliary != null) {
                auxiliary.addGradients(dz, dDecoder, decoder);
            }
            Map<String, NDArray> gradients = new LinkedHashMap<>();
            NDArray toBias = dz.sum(new int[] {0});
            gradients.put(SaeParameters.ENCODER, dz.transpose().matMul(batch.encoded()));
            gradients.put(SaeParameters.B_ENC, toBias);
            gradients.put(SaeParameters.W_DEC, dDecoder);
            gradients.put(SaeParameters.B_DEC, g.sum(new int[] {0}));
            return new Gradients(new SaeParameters(gradients), toBias);
        }

        private static NDArray joined(NDList parts, int axis) {
            return parts.size() == 1 ? parts.get(0) : NDArrays.concat(parts, axis);
        }
    }

    /** The loss on dead features of a batch. */
    private static final class Auxiliary {
        /** Below any pre-activation of a living feature. */
        private static final float FAR_BELOW = 3e38f;

        private final DenseBatch batch;
        private final double weight;
        private final NDArray features;
        private final NDArray chosen;
        private final NDArray error;

        Auxiliary(DenseBatch batch, NDArray z, NDArray scores, NDArray mask, NDArray error, double coefficient) {
            this.batch = batch;
            this.weight = coefficient * batch.dead().scale(batch.dIn());
            NDArray among = scores.mul(mask).addi(mask.sub(1f).muli(FAR_BELOW));
            NDArray indices = among.topK(batch.dead().auxiliary(batch.dIn()), 1, true, false)
                    .get(1);
            NDArray values = z.gather(indices, 1);
            this.chosen = z.zerosLike().scatter(indices, values.onesLike(), 1);
            this.features = z.mul(chosen);
            NDArray decoder = batch.weights().get(SaeParameters.W_DEC);
            this.error = features.matMul(decoder).addi(error);
        }

        double weight() {
            return weight;
        }

        NDArray error() {
            return error;
        }

        void addGradients(NDArray dz, NDArray dDecoder, NDArray decoder) {
            NDArray g = error.mul((float) (2 * weight / batch.rows()));
            dz.addi(g.matMul(decoder.transpose()).muli(chosen));
            dDecoder.addi(features.transpose().matMul(g));
        }
    }
}
