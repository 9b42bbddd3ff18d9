package monosema.sae;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Loss and gradients of one batch from its active pairs. With e = x^ - x, g = 2/B e and v_bi what pair (b, i) adds, the
 * gradient in v_bi is g_b . W_dec,i; the pass turns it into that of the encoder's product; a feature's rows of the two
 * matrices gather {@code v_bi g_b} and {@code dz_bi x_b} over its pairs.
 *
 * <p>Nested reconstructions (Matryoshka): a feature of the l-th ring has part in the l-th prefix and all wider ones, so
 * its g is the sum of theirs.
 */
final class SparseGradient {
    private static final int PIECE_ROWS = 32;
    private static final int PIECE_FEATURES = 64;

    private final TrainingState state;
    private final SparsePass pass;
    private final ActivePairs pairs;
    private final float[] inputs;
    private final float[] encoded;
    private final int rows;
    private final List<String> vectors;
    private final Map<String, float[]> gradients;
    private final int dIn;
    private final int dSae;
    private final int[] widths;
    /** For each ring of features, 2/B times the summed errors of the prefixes that it has part in; [rows, dIn] each. */
    private final float[][] errors;
    /** 2/B times the weighted error of the second reconstruction. */
    private final float[] secondErrors;

    private final double[] rowMse;
    private final double[] rowLoss;
    private final double[] rowInputs;

    SparseGradient(
            TrainingState state,
            SparsePass pass,
            ActivePairs pairs,
            float[] inputs,
            float[] encoded,
            int rows,
            List<String> vectors,
            Map<String, float[]> gradients) {
        this.state = state;
        this.pass = pass;
        this.pairs = pairs;
        this.inputs = inputs;
        this.encoded = encoded;
        this.rows = rows;
        this.vectors = vectors;
        this.gradients = gradients;
        this.dIn = state.dIn();
        this.dSae = state.dSae();
        this.widths = pass.widths(dSae);
        this.errors = new float[widths.length][rows * dIn];
        this.secondErrors = new float[pass.hasSecond() ? rows * dIn : 0];
        this.rowMse = new double[rows];
        this.rowLoss = new double[rows];
        this.rowInputs = new double[rows];
    }

    /** Forward and back to the pairs, row by row. */
    void rows(double sparsityCoefficient) {
        pairs.prepareGradients(vectors.size());
        SparseStepper.pieces(rows, PIECE_ROWS, (from, to) -> {
            for (int b = from; b < to; b++) {
                decode(b);
                if (pass.hasSecond()) {
                    decodeSecond(b);
                }
                scaleErrors(b);
                backward(b);
            }
        });
    }

    private void decode(int b) {
        float[] decoder = state.weight(SaeParameters.W_DEC);
        float[] bias = state.weight(SaeParameters.B_DEC);
        int at = b * dIn;
        float[] sum = errors[0];
        System.arraycopy(bias, 0, sum, at, dIn);
        FloatRows.add(sum, at, -1, inputs, at, dIn);
        int level = 0;
        for (int p = pairs.start[b]; p < pairs.start[b + 1]; p++) {
            while (pairs.feature[p] >= widths[level]) {
                System.arraycopy(errors[level], at, errors[level + 1], at, dIn);
                level++;
            }
            FloatRows.add(errors[level], at, pairs.value[p], decoder, pairs.feature[p] * dIn, dIn);
        }
        for (; level + 1 < widths.length; level++) {
            System.arraycopy(errors[level], at, errors[level + 1], at, dIn);
        }
        double loss = 0;
        for (float[] error : errors) {
            rowMse[b] = FloatRows.square(error, at, dIn);
            loss += rowMse[b];
        }
        rowLoss[b] = loss;
        rowInputs[b] = FloatRows.square(inputs, at, dIn);
    }

    private void decodeSecond(int b) {
        float[] decoder = state.weight(SaeParameters.W_DEC);
        int at = b * dIn;
        if (pass.secondIsOfInput()) {
            System.arraycopy(state.weight(SaeParameters.B_DEC), 0, secondErrors, at, dIn);
            FloatRows.add(secondErrors, at, -1, inputs, at, dIn);
        } else {
            // The target is x - x^, so the error of nothing is x^ - x.
            System.arraycopy(errors[widths.length - 1], at, secondErrors, at, dIn);
        }
        for (int p = pairs.start[b]; p < pairs.start[b + 1]; p++) {
            if (pairs.second[p] != 0) {
                FloatRows.add(secondErrors, at, pairs.second[p], decoder, pairs.feature[p] * dIn, dIn);
            }
        }
        rowLoss[b] += pass.secondWeight() * FloatRows.square(secondErrors, at, dIn);
    }

    /** Errors become gradients: 2/B times, and summed over the prefixes that a ring has part in. */
    private void scaleErrors(int b) {
        int at = b * dIn;
        float scale = 2f / rows;
        for (int level = widths.length - 1; level >= 0; level--) {
            float[] error = errors[level];
            for (int j = at; j < at + dIn; j++) {
                error[j] *= scale;
            }
            if (level + 1 < widths.length) {
                FloatRows.add(error, at, 1, errors[level + 1], at, dIn);
            }
        }
        float secondScale = (float) (2.0 / rows * pass.secondWeight());
        for (int j = at; j < at + (secondErrors.length == 0 ? 0 : dIn); j++) {
            secondErrors[j] *= secondScale;
        }
    }

    private void backward(int b) {
        float[] decoder = state.weight(SaeParameters.W_DEC);
        int at = b * dIn;
        int level = 0;
        double penalty = 0;
        for (int p = pairs.start[b]; p < pairs.start[b + 1]; p++) {
            int i = pairs.feature[p];
            while (i >= widths[level]) {
                level++;
            }
            float gradient = FloatRows.dot(errors[level], at, decoder, i * dIn, dIn);
            float second = pairs.second[p] == 0 ? 0 : FloatRows.dot(secondErrors, at, decoder, i * dIn, dIn);
            pass.backward(pairs, p, gradient, second);
            penalty += pass.penalty(pairs, p);
        }
        rowLoss[b] += penalty;
    }

    /** Gradients of all parameters; gives their norm. */
    double parameters(float[] norms) {
        pairs.indexByFeature();
        double[] squares = new double[dSae];
        SparseStepper.pieces(dSae, PIECE_FEATURES, (from, to) -> {
            int level = 0;
            for (int i = from; i < to; i++) {
                while (i >= widths[level]) {
                    level++;
                }
                squares[i] = feature(i, errors[level], norms);
            }
        });
        double sum = decoderBias();
        for (double square : squares) {
            sum += square;
        }
        return Math.sqrt(sum);
    }

    /** The gradients of one feature; gives the sum of their squares. */
    private double feature(int i, float[] error, float[] norms) {
        float[] toEncoder = gradient(SaeParameters.ENCODER);
        float[] toDecoder = gradient(SaeParameters.W_DEC);
        float[] decoder = state.weight(SaeParameters.W_DEC);
        int at = i * dIn;
        Arrays.fill(toEncoder, at, at + dIn, 0);
        Arrays.fill(toDecoder, at, at + dIn, 0);
        boolean second = pass.hasSecond() && pass.secondTrainsDecoder();
        float norm = 0;
        for (int k = pairs.featureStart[i]; k < pairs.featureStart[i + 1]; k++) {
            int p = pairs.byFeature[k];
            int row = pairs.rowOf[k] * dIn;
            if (pairs.value[p] != 0) {
                FloatRows.add(toDecoder, at, pairs.value[p], error, row, dIn);
            }
            if (second && pairs.second[p] != 0) {
                FloatRows.add(toDecoder, at, pairs.second[p], secondErrors, row, dIn);
            }
            if (pairs.encoderGradient[p] != 0) {
                FloatRows.add(toEncoder, at, pairs.encoderGradient[p], encoded, row, dIn);
            }
            norm += pairs.normGradient[p];
        }
        if (norm != 0 && norms[i] > 0) {
            FloatRows.add(toDecoder, at, norm / norms[i], decoder, at, dIn);
        }
        double sum = FloatRows.square(toEncoder, at, dIn) + FloatRows.square(toDecoder, at, dIn);
        for (int v = 0; v < vectors.size(); v++) {
            float total = 0;
            for (int k = pairs.featureStart[i]; k < pairs.featureStart[i + 1]; k++) {
                total += pairs.vectorGradients[v][pairs.byFeature[k]];
            }
            gradient(vectors.get(v))[i] = total;
            sum += (double) total * total;
        }
        return sum;
    }

    private double decoderBias() {
        float[] toBias = gradient(SaeParameters.B_DEC);
        Arrays.fill(toBias, 0);
        boolean second = pass.hasSecond() && pass.secondIsOfInput() && pass.secondTrainsDecoder();
        for (int b = 0; b < rows; b++) {
            FloatRows.add(toBias, 0, 1, errors[0], b * dIn, dIn);
            if (second) {
                FloatRows.add(toBias, 0, 1, secondErrors, b * dIn, dIn);
            }
        }
        if (encoded != inputs) {
            float[] encoder = state.weight(SaeParameters.ENCODER);
            for (int i = 0; i < dSae; i++) {
                float total = 0;
                for (int k = pairs.featureStart[i]; k < pairs.featureStart[i + 1]; k++) {
                    total += pairs.encoderGradient[pairs.byFeature[k]];
                }
                FloatRows.add(toBias, 0, -total, encoder, i * dIn, dIn);
            }
        }
        return FloatRows.square(toBias, 0, dIn);
    }

    private float[] gradient(String name) {
        float[] gradient = gradients.get(name);
        if (gradient == null) {
            throw new IllegalStateException(name);
        }
        return gradient;
    }

    /** Mean over rows of the loss. */
    double loss() {
        return mean(rowLoss);
    }

    /** Mean over rows of ||x^ - x||^2. */
    double mse() {
        return mean(rowMse);
    }

    /** Mean over rows of ||x||^2. */
    double inputs() {
        return mean(rowInputs);
    }

    private double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / rows;
    }

    SaeTrainingPoint point(int step, float[] norms) {
        double l1 = 0;
        long active = 0;
        int size = pairs.size();
        for (int p = 0; p < size; p++) {
            l1 += pairs.value[p] * norms[pairs.feature[p]];
            active += pairs.value[p] > 0 ? 1 : 0;
        }
        return new SaeTrainingPoint(
                step, loss(), mse(), l1 / rows, (double) active / rows, 1 - mse() * rows / deviation());
    }

    private double deviation() {
        double[] mean = new double[dIn];
        for (int b = 0; b < rows; b++) {
            for (int j = 0; j < dIn; j++) {
                mean[j] += inputs[b * dIn + j];
            }
        }
        double sum = 0;
        for (int b = 0; b < rows; b++) {
            for (int j = 0; j < dIn; j++) {
                double difference = inputs[b * dIn + j] - mean[j] / rows;
                sum += difference * difference;
            }
        }
        return sum;
    }
}
