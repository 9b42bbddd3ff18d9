package monosema.sae;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.stream.IntStream;
import monosema.io.Tensor;

/**
 * Unit vectors as rows, scaled in float64 and kept in float32, and their cosines with others, computed on a device a block
 * of rows at a time. A vector of zeros stays one: its cosine with everything is 0. Immutable.
 */
final class Directions {
    private static final int BLOCK_COSINES = 1 << 24;

    private final int size;
    private final int width;
    private final float[] rows;

    private Directions(int size, int width, float[] rows) {
        this.size = size;
        this.width = width;
        this.rows = rows;
    }

    /** The decoder rows of some features, in the order of the indices. */
    static Directions ofDecoder(Sae sae, int[] features) {
        Tensor decoder = sae.tensors().stream()
                .filter(tensor -> tensor.name().equals("W_dec"))
                .findFirst()
                .orElseThrow();
        float[] rows = new float[Math.multiplyExact(features.length, sae.dIn())];
        double[] row = new double[sae.dIn()];
        for (int i = 0; i < features.length; i++) {
            if (features[i] < 0 || features[i] >= sae.dSae()) {
                throw new IllegalArgumentException(
                        "features must be in [0, %d), was %d".formatted(sae.dSae(), features[i]));
            }
            for (int j = 0; j < row.length; j++) {
                row[j] = decoder.buffer().get(features[i] * row.length + j);
            }
            scale(row, rows, i);
        }
        return new Directions(features.length, sae.dIn(), rows);
    }

    /** All decoder rows. */
    static Directions ofDecoder(Sae sae) {
        return ofDecoder(sae, IntStream.range(0, sae.dSae()).toArray());
    }

    /**
     * The rows of a dictionary.
     *
     * @param dictionary at least one row, all of one length, finite
     */
    static Directions of(double[][] dictionary) {
        int width = dictionary[0].length;
        float[] rows = new float[Math.multiplyExact(dictionary.length, width)];
        for (int i = 0; i < dictionary.length; i++) {
            if (dictionary[i].length != width) {
                throw new IllegalArgumentException(
                        "direction %d must be %d wide as the first, was %d".formatted(i, width, dictionary[i].length));
            }
            scale(dictionary[i], rows, i);
        }
        return new Directions(dictionary.length, width, rows);
    }

    private static void scale(double[] row, float[] rows, int index) {
        double sum = 0;
        for (double value : row) {
            sum += value * value;
        }
        double norm = Math.sqrt(sum);
        if (!(norm < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("direction %d must be finite".formatted(index));
        }
        for (int j = 0; j < row.length; j++) {
            rows[index * row.length + j] = norm == 0 ? 0 : (float) (row[j] / norm);
        }
    }

    /** Number of vectors. */
    int size() {
        return size;
    }

    /**
     * All cosines, 4 {@code size() other.size()} bytes of Java memory.
     *
     * @return [size][other.size], in [-1, 1]
     */
    float[][] cosines(NDManager manager, Directions other) {
        return cosines(manager, other, Math.max(1, BLOCK_COSINES / Math.max(1, other.size)));
    }

    float[][] cosines(NDManager manager, Directions other, int block) {
        if (width != other.width) {
            throw new IllegalArgumentException(
                    "directions must have equal widths, had %d and %d".formatted(width, other.width));
        }
        float[][] cosines = new float[size][other.size];
        if (size == 0 || other.size == 0) {
            return cosines;
        }
        try (NDManager scope = manager.newSubManager()) {
            NDArray columns = other.on(scope).transpose();
            for (int from = 0; from < size; from += block) {
                int to = Math.min(from + block, size);
                try (NDManager inner = manager.newSubManager()) {
                    float[] values =
                            on(inner, from, to).matMul(columns).clip(-1, 1).toFloatArray();
                    for (int i = from; i < to; i++) {
                        System.arraycopy(values, (i - from) * other.size, cosines[i], 0, other.size);
                    }
                }
            }
        }
        return cosines;
    }

    /**
     * The greatest cosine of each vector with any other of these, of which there are at least 2. Each pair of blocks is
     * multiplied once.
     *
     * @return of length size, each in [-1, 1]
     */
    double[] bestAmongOthers(NDManager manager) {
        return bestAmongOthers(manager, Math.max(1, BLOCK_COSINES / size));
    }

    double[] bestAmongOthers(NDManager manager, int block) {
        double[] best = new double[size];
        Arrays.fill(best, Double.NEGATIVE_INFINITY);
        try (NDManager scope = manager.newSubManager()) {
            NDArray all = on(scope);
            for (int from = 0; from < size; from += block) {
                int to = Math.min(from + block, size);
                try (NDManager inner = manager.newSubManager()) {
                    NDArray rest = all.get(new NDIndex("{}:", from));
                    rest.attach(inner);
                    NDArray cosines =
                            on(inner, from, to).matMul(rest.transpose()).clip(-1, 1);
                    // Below any cosine, on each vector's cosine with itself.
                    cosines.subi(inner.eye(to - from, size - from, 0, cosines.getDataType())
                            .muli(4f));
                    raise(best, from, cosines.max(new int[] {1}).toFloatArray());
                    raise(best, from, cosines.max(new int[] {0}).toFloatArray());
                }
            }
        }
        return best;
    }

    private static void raise(double[] best, int from, float[] values) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] >= -1) {
                best[from + i] = Math.max(best[from + i], values[i]);
            }
        }
    }

    private NDArray on(NDManager manager) {
        return on(manager, 0, size);
    }

    private NDArray on(NDManager manager, int from, int to) {
        return manager.create(Arrays.copyOfRange(rows, from * width, to * width), new Shape(to - from, width));
    }
}
