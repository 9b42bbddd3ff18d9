package monosema.record;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import monosema.data.LabelledWord;
import monosema.io.BadInputException;

/**
 * The activations of a record, read back from its CSV files: rows are words in the order of {@code words.csv}. A number is
 * the shortest text of a float32, so it is read as one and then widened, which gives what the tests were computed from.
 */
final class RecordedActivations {
    private RecordedActivations() {}

    /**
     * {@code activations-mlp.csv}: one row a word.
     *
     * @return for each neuron its activations over the words
     * @throws BadInputException naming file, line, word and neuron where a number is missing or not finite
     */
    static double[][] dense(Path file, List<LabelledWord> words) {
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(file)) {
            Iterator<CsvRecord> rows = reader.iterator();
            double[][] columns = new double[rows.next().getFieldCount() - 1][words.size()];
            for (int i = 0; i < words.size(); i++) {
                if (!rows.hasNext()) {
                    throw new BadInputException("%s: has %d words, words.csv %d".formatted(file, i, words.size()));
                }
                CsvRecord row = rows.next();
                String word = words.get(i).word();
                if (row.getFieldCount() != columns.length + 1
                        || !row.getField(0).equals(word)) {
                    throw new BadInputException("%s:%d: must be '%s' with %d activations, was '%s' with %d"
                            .formatted(
                                    file,
                                    row.getStartingLineNumber(),
                                    word,
                                    columns.length,
                                    row.getField(0),
                                    row.getFieldCount() - 1));
                }
                for (int neuron = 0; neuron < columns.length; neuron++) {
                    columns[neuron][i] = finite(file, row, row.getField(neuron + 1), word, neuron);
                }
            }
            return columns;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code activations-<sae>.csv}: one row for each activation that is not zero; as {@link #dense}. */
    static double[][] sparse(Path file, List<LabelledWord> words, int neurons) {
        double[][] columns = new double[neurons][words.size()];
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(file)) {
            Iterator<CsvRecord> rows = reader.iterator();
            rows.next();
            while (rows.hasNext()) {
                CsvRecord row = rows.next();
                int word = index(file, row, 0, "word", words.size());
                int neuron = index(file, row, 1, "neuron", neurons);
                columns[neuron][word] =
                        finite(file, row, row.getField(2), words.get(word).word(), neuron);
            }
            return columns;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int index(Path file, CsvRecord row, int field, String what, int bound) {
        String text = row.getField(field);
        int index = text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
        if (index < 0 || index >= bound) {
            throw new BadInputException("%s:%d: %s must be in [0, %d), was '%s'"
                    .formatted(file, row.getStartingLineNumber(), what, bound, text));
        }
        return index;
    }

    private static double finite(Path file, CsvRecord row, String text, String word, int neuron) {
        float value;
        try {
            value = Float.parseFloat(text);
        } catch (NumberFormatException e) {
            value = Float.NaN;
        }
        if (!Float.isFinite(value)) {
            throw new BadInputException("%s:%d: activation of '%s' in neuron %d must be a finite number, was '%s'"
                    .formatted(file, row.getStartingLineNumber(), word, neuron, text));
        }
        return value;
    }
}
