package monosema.activations;

import java.util.Arrays;
import monosema.data.WordSet;
import monosema.io.BadInputException;

/**
 * Activations of the labelled words: one row a word, in the word set's order, one column a neuron; float32.
 *
 * <p>Plain Java memory, so that probes, tests and files need no tensor engine. Immutable.
 */
public final class ActivationMatrix {
    private final int rows;
    private final int columns;
    private final float[] values;

    private ActivationMatrix(int rows, int columns, float[] values) {
        this.rows = rows;
        this.columns = columns;
        this.values = values;
    }

    /**
     * Copies row-major values.
     *
     * @param rows words, at least 1
     * @param columns neurons, at least 1
     * @param values {@code rows * columns} finite numbers, row by row
     * @throws IllegalArgumentException if the length differs or a value is not finite (said by row and column)
     */
    public static ActivationMatrix of(int rows, int columns, float[] values) {
        if (rows < 1 || columns < 1 || (long) rows * columns != values.length) {
            throw new IllegalArgumentException("activations of shape [%d, %d] need %d values, got %d"
                    .formatted(rows, columns, (long) rows * columns, values.length));
        }
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new IllegalArgumentException("activation of row %d, neuron %d must be finite, was %s"
                        .formatted(i / columns, i % columns, values[i]));
            }
        }
        return new ActivationMatrix(rows, columns, values.clone());
    }

    /**
     * Copies the activations of words, as computed by a model or an SAE.
     *
     * @param words in order
     * @param rowsPerWord rows that each word has, one after the other, at least 1
     * @param columns neurons, at least 1
     * @param values {@code words * rowsPerWord * columns} numbers, row by row
     * @throws BadInputException naming word and neuron, if a value is not finite
     */
    public static ActivationMatrix of(WordSet words, int rowsPerWord, int columns, float[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new BadInputException("activation of '%s' in neuron %d must be finite, was %s"
                        .formatted(words.words().get(i / columns / rowsPerWord).word(), i % columns, values[i]));
            }
        }
        return of(words.words().size() * rowsPerWord, columns, values);
    }

    /** Number of words. */
    public int rows() {
        return rows;
    }

    /** Number of neurons. */
    public int columns() {
        return columns;
    }

    /** The activation of one word in one neuron, both zero-based. */
    public float get(int row, int column) {
        return values[row * columns + column];
    }

    /** One word's activations, a new array of length {@link #columns()}. */
    public float[] row(int row) {
        return Arrays.copyOfRange(values, row * columns, (row + 1) * columns);
    }

    /** One neuron's activations over all words, widened, a new array of length {@link #rows()}. */
    public double[] column(int column) {
        double[] out = new double[rows];
        for (int i = 0; i < rows; i++) {
            out[i] = values[i * columns + column];
        }
        return out;
    }

    /** All activations, row-major, a new array. */
    public float[] toArray() {
        return values.clone();
    }
}
