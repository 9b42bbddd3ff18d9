package monosema.sae;

import java.util.Arrays;
import java.util.List;

/**
 * The (row, feature) pairs of a batch that its gradient touches: by row (compressed sparse rows) and, once
 * {@link #indexByFeature} has run, by feature.
 */
final class ActivePairs {
    private final int rows;
    private final int dSae;
    /** Where each row's pairs begin; [rows + 1]. */
    int[] start;

    int[] feature = new int[0];
    float[] z = new float[0];
    /** What a pair adds of its decoder row to the reconstruction. */
    float[] value = new float[0];
    /** What it adds to a second reconstruction. */
    float[] second = new float[0];

    /** Gradient of the loss in what the encoder's row times the input gives. */
    float[] encoderGradient = new float[0];
    /** Gradient in the norm of the feature's decoder row. */
    float[] normGradient = new float[0];
    /** Gradients in parameters of one number a feature, in the objective's order. */
    float[][] vectorGradients = new float[0][];

    /** Where each feature's pairs begin in {@link #byFeature}; [dSae + 1]. */
    int[] featureStart;

    /** Pairs in order of feature, then row. */
    int[] byFeature = new int[0];
    /** Row of each entry of {@link #byFeature}. */
    int[] rowOf = new int[0];

    ActivePairs(int rows, int dSae) {
        this.rows = rows;
        this.dSae = dSae;
        this.start = new int[rows + 1];
        this.featureStart = new int[dSae + 1];
    }

    int size() {
        return start[rows];
    }

    /**
     * Takes the pairs that threads found.
     *
     * @param lists each with the pairs of a range of rows
     * @param list of each row, an index into {@code lists}
     * @param from where the row's pairs begin in that list
     * @param count how many they are
     */
    void gather(List<PairList> lists, int[] list, int[] from, int[] count) {
        int size = 0;
        for (int row = 0; row < rows; row++) {
            start[row] = size;
            size = Math.addExact(size, count[row]);
        }
        start[rows] = size;
        if (feature.length < size) {
            int capacity = size + size / 4;
            feature = new int[capacity];
            z = new float[capacity];
            value = new float[capacity];
            second = new float[capacity];
        }
        for (int row = 0; row < rows; row++) {
            PairList source = lists.get(list[row]);
            System.arraycopy(source.feature, from[row], feature, start[row], count[row]);
            System.arraycopy(source.z, from[row], z, start[row], count[row]);
            System.arraycopy(source.value, from[row], value, start[row], count[row]);
            System.arraycopy(source.second, from[row], second, start[row], count[row]);
        }
    }

    /** Drops the pairs that add nothing to either reconstruction; the others keep their order. */
    void compact() {
        int to = 0;
        int at = 0;
        for (int row = 0; row < rows; row++) {
            int end = start[row + 1];
            start[row] = to;
            for (; at < end; at++) {
                if (value[at] != 0 || second[at] != 0) {
                    feature[to] = feature[at];
                    z[to] = z[at];
                    value[to] = value[at];
                    second[to] = second[at];
                    to++;
                }
            }
        }
        start[rows] = to;
    }

    /** Makes room for gradients, {@code vectors} of them in parameters of one number a feature. */
    void prepareGradients(int vectors) {
        int size = size();
        if (encoderGradient.length < size || vectorGradients.length != vectors) {
            int capacity = size + size / 4;
            encoderGradient = new float[capacity];
            normGradient = new float[capacity];
            vectorGradients = new float[vectors][capacity];
        }
    }

    /** Sorts the pairs by feature, keeping the order of rows: a counting sort. */
    void indexByFeature() {
        int size = size();
        if (byFeature.length < size) {
            byFeature = new int[size + size / 4];
            rowOf = new int[size + size / 4];
        }
        Arrays.fill(featureStart, 0);
        for (int p = 0; p < size; p++) {
            featureStart[feature[p] + 1]++;
        }
        for (int i = 0; i < dSae; i++) {
            featureStart[i + 1] += featureStart[i];
        }
        int[] next = Arrays.copyOf(featureStart, dSae);
        for (int row = 0; row < rows; row++) {
            for (int p = start[row]; p < start[row + 1]; p++) {
                int to = next[feature[p]]++;
                byFeature[to] = p;
                rowOf[to] = row;
            }
        }
    }
}
