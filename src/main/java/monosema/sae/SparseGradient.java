package monosema.sae;

import java.util.Arrays;
import java.util.List;

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

    private final SparseWeights weights;
    private final SparsePass pass;
    private final ActivePairs pairs;
    private final float[][] inputs;
    private final float[][] encoded;
    private final int rows;
    private final List<String> vectors;
    private final int dIn;
    private final int dSae;
    private final float[][] decoder;
    private final int[] widths;
    /** For each ring of features, 2/B times the summed errors of the prefixes that it has part in; [rows] of dIn each. */
    private final float[][][] errors;
    /** 2/B times the weighted error of the second reconstruction. */
    private final float[][] secondErrors;

    private final double[] rowMse;
    private final double[] rowLoss;
    private final double[] rowInputs;

    /**
     * A batch whose pairs are known.
     *
     * @param inputs x, row-major
     * @param encoded what the encoder saw, row-major; {@code inputs} itself where that is x
     */
    SparseGradient(
            SparseWeights weights,
            SparsePass pass,
            ActivePairs pairs,
            float[] inputs,
            float[] encoded,
            int rows,
            List<String> vectors) {
        this.weights = weights;
        this.pass = pass;
        this.pairs = pairs;
        this.rows = rows;
        this.vectors = vectors;
        this.dIn = weights.dIn;
        this.dSae = weights.dSae;
        this.inputs = FloatRows.of(inputs, dIn);
        this.encoded = encoded == inputs ? this.inputs : FloatRows.of(encoded, dIn);
        this.decoder = weights.matrix(SaeParameters.W_DEC);
        this.widths = pass.widths(dSae);
        this.errors = new float[widths.length][rows][dIn];
        this.secondErrors = new float[pass.hasSecond() ? rows : 0][dIn];
        this.rowMse = new double[rows];
        this.rowLoss = new double[rows];
        this.rowInputs = new double[rows];
    }

    /** Forward and back to the pairs, row by row. */
    void rows() {
        pairs.prepareGradients(vectors.size());
        SparseStepper.pieces(rows, PIECE_ROWS, (from, to) -> {
            RowSum sum = new RowSum();
            for (int b = from; b < to; b++) {
                decode(b, sum);
                if (pass.hasSecond()) {
                    decodeSecond(b, sum);
                }
                scaleErrors(b);
                backward(b);
            }
        });
    }

    private void decode(int b, RowSum sum) {
        float[] first = errors[0][b];
        System.arraycopy(weights.vector(SaeParameters.B_DEC), 0, first, 0, dIn);
        FloatRows.add(first, -1, inputs[b]);
        int level = 0;
        sum.begin(first);
        for (int p = pairs.start[b]; p < pairs.start[b + 1]; p++) {
            while (pairs.feature[p] >= widths[level]) {
                sum.end();
                level = nextLevel(b, level);
                sum.begin(errors[level][b]);
            }
            if (pairs.value[p] != 0) {
                sum.add(pairs.value[p], decoder[pairs.feature[p]]);
            }
        }
        sum.end();
        while (level + 1 < widths.length) {
            level = nextLevel(b, level);
        }
        double loss = 0;
        for (float[][] error : errors) {
            rowMse[b] = FloatRows.square(error[b]);
            loss += rowMse[b];
        }
        rowLoss[b] = loss;
        rowInputs[b] = FloatRows.square(inputs[b]);
    }

    /** A wider reconstruction begins with what the narrower one has. */
    private int nextLevel(int b, int level) {
        System.arraycopy(errors[level][b], 0, errors[level + 1][b], 0, dIn);
        return level + 1;
    }

    private void decodeSecond(int b, RowSum sum) {
        float[] second = secondErrors[b];
        if (pass.secondIsOfInput()) {
            System.arraycopy(weights.vector(SaeParameters.B_DEC), 0, second, 0, dIn);
            FloatRows.add(second, -1, inputs[b]);
        } else {
            // The target is x - x^, so the error of nothing is x^ - x.
            System.arraycopy(errors[widths.length - 1][b], 0, second, 0, dIn);
        }
        sum.begin(second);
        for (int p = pairs.start[b]; p < pairs.start[b + 1]; p++) {
            if (pairs.second[p] != 0) {
                sum.add(pairs.second[p], decoder[pairs.feature[p]]);
            }
        }
        sum.end();
        rowLoss[b] += pass.secondWeight() * FloatRows.square(second);
    }

    /** Errors become gradients: 2/B times, and summed over the prefixes that a ring has part in. */
    private void scaleErrors(int b) {
        float scale = 2f / rows;
        for (int level = widths.length - 1; level >= 0; level--) {
            float[] error = errors[level][b];
            for (int j = 0; j < dIn; j++) {
                error[j] *= scale;
            }
            if (level + 1 < widths.length) {
                FloatRows.add(error, 1, errors[level + 1][b]);
            }
        }
        if (pass.hasSecond()) {
            float secondScale = (float) (2.0 / rows * pass.secondWeight());
            float[] second = secondErrors[b];
            for (int j = 0; j < dIn; j++) {
                second[j] *= secondScale;
            }
        }
    }

    private void backward(int b) {
        int from = pairs.start[b];
        int to = pairs.start[b + 1];
        float[] gradient = new float[to - from];
        int ring = from;
        for (int level = 0; level < widths.length; level++) {
            int end = ring;
            while (end < to && pairs.feature[end] < widths[level]) {
                end++;
            }
            dots(errors[level][b], ring, end, from, gradient);
            ring = end;
        }
        double penalty = 0;
        for (int p = from; p < to; p++) {
            float second = pairs.second[p] == 0 ? 0 : FloatRows.dot(secondErrors[b], decoder[pairs.feature[p]]);
            pass.backward(pairs, p, gradient[p - from], second);
            penalty += pass.penalty(pairs, p);
        }
        rowLoss[b] += penalty;
    }

    /** Products of an error with the decoder rows of some pairs, four at a time. */
    private void dots(float[] error, int from, int to, int first, float[] out) {
        int p = from;
        for (; p + 4 <= to; p += 4) {
            FloatRows.dots(
                    error,
                    decoder[pairs.feature[p]],
                    decoder[pairs.feature[p + 1]],
                    decoder[pairs.feature[p + 2]],
                    decoder[pairs.feature[p + 3]],
                    out,
                    p - first);
        }
        for (; p < to; p++) {
            out[p - first] = FloatRows.dot(error, decoder[pairs.feature[p]]);
        }
    }

    /** Gradients of all parameters; gives their norm. */
    double parameters(float[] norms) {
        pairs.indexByFeature();
        double[] squares = new double[dSae];
        SparseStepper.pieces(dSae, PIECE_FEATURES, (from, to) -> {
            RowSum sum = new RowSum();
            int level = 0;
            for (int i = from; i < to; i++) {
                while (i >= widths[level]) {
                    level++;
                }
                squares[i] = feature(i, errors[level], norms, sum);
            }
        });
        double total = decoderBias();
        for (double square : squares) {
            total += square;
        }
        return Math.sqrt(total);
    }

    /** The gradients of one feature; gives the sum of their squares. */
    private double feature(int i, float[][] error, float[] norms, RowSum sum) {
        int from = pairs.featureStart[i];
        int to = pairs.featureStart[i + 1];
        float[] toDecoder = weights.get(SaeParameters.W_DEC).gradient[i];
        float[] toEncoder = weights.get(SaeParameters.ENCODER).gradient[i];
        Arrays.fill(toDecoder, 0);
        Arrays.fill(toEncoder, 0);
        boolean second = pass.hasSecond() && pass.secondTrainsDecoder();
        float norm = 0;
        sum.begin(toDecoder);
        for (int k = from; k < to; k++) {
            int p = pairs.byFeature[k];
            if (pairs.value[p] != 0) {
                sum.add(pairs.value[p], error[pairs.rowOf[k]]);
            }
            if (second && pairs.second[p] != 0) {
                sum.add(pairs.second[p], secondErrors[pairs.rowOf[k]]);
            }
            norm += pairs.normGradient[p];
        }
        if (norm != 0 && norms[i] > 0) {
            sum.add(norm / norms[i], decoder[i]);
        }
        sum.end();
        sum.begin(toEncoder);
        for (int k = from; k < to; k++) {
            float gradient = pairs.encoderGradient[pairs.byFeature[k]];
            if (gradient != 0) {
                sum.add(gradient, encoded[pairs.rowOf[k]]);
            }
        }
        sum.end();
        double squares = FloatRows.square(toEncoder) + FloatRows.square(toDecoder);
        for (int v = 0; v < vectors.size(); v++) {
            float total = 0;
            for (int k = from; k < to; k++) {
                total += pairs.vectorGradients[v][pairs.byFeature[k]];
            }
            weights.get(vectors.get(v)).gradient[0][i] = total;
            squares += (double) total * total;
        }
        return squares;
    }

    private double decoderBias() {
        float[] toBias = weights.get(SaeParameters.B_DEC).gradient[0];
        Arrays.fill(toBias, 0);
        boolean second = pass.hasSecond() && pass.secondIsOfInput() && pass.secondTrainsDecoder();
        RowSum sum = new RowSum();
        sum.begin(toBias);
        for (int b = 0; b < rows; b++) {
            sum.add(1, errors[0][b]);
            if (second) {
                sum.add(1, secondErrors[b]);
            }
        }
        if (encoded != inputs) {
            float[][] encoder = weights.matrix(SaeParameters.ENCODER);
            for (int i = 0; i < dSae; i++) {
                float total = 0;
                for (int k = pairs.featureStart[i]; k < pairs.featureStart[i + 1]; k++) {
                    total += pairs.encoderGradient[pairs.byFeature[k]];
                }
                sum.add(-total, encoder[i]);
            }
        }
        sum.end();
        return FloatRows.square(toBias);
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
        for (float[] input : inputs) {
            for (int j = 0; j < dIn; j++) {
                mean[j] += input[j];
            }
        }
        double sum = 0;
        for (float[] input : inputs) {
            for (int j = 0; j < dIn; j++) {
                double difference = input[j] - mean[j] / rows;
                sum += difference * difference;
            }
        }
        return sum;
    }
}
