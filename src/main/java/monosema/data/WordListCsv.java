package monosema.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import monosema.io.BadInputException;

/** Reads {@code word,label[,prompt]} with a message of one line, file and line first, for whatever is wrong. */
final class WordListCsv {
    static final int LONGEST_FIELD = 100;
    private static final List<String> HEADER = List.of("word", "label", "prompt");
    private static final Pattern LABEL = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} _-]*");

    private final String source;

    /**
     * A reader.
     *
     * @param source what messages call the file
     */
    WordListCsv(String source) {
        this.source = source;
    }

    /**
     * All answers in file order.
     *
     * @throws BadInputException for a wrong header, a row of another width, an empty or overlong word or label
     */
    List<WordCleaning.Raw> read(String text) {
        List<WordCleaning.Raw> answers = new ArrayList<>();
        try (CsvReader<CsvRecord> rows = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .ofCsvRecord(text)) {
            int width = 0;
            for (CsvRecord row : rows) {
                if (width == 0) {
                    width = header(row);
                } else {
                    answers.add(answer(row, width));
                }
            }
        } catch (CsvParseException e) {
            throw new BadInputException("%s: not readable as CSV: %s".formatted(source, e.getMessage()), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (answers.isEmpty()) {
            throw new BadInputException(source + ": no words; the first line must be word,label or word,label,prompt");
        }
        return answers;
    }

    private int header(CsvRecord row) {
        int width = row.getFieldCount();
        if (width < 2 || width > HEADER.size() || !row.getFields().equals(HEADER.subList(0, width))) {
            throw wrong(
                    row,
                    "the header must be word,label or word,label,prompt, was '%s'"
                            .formatted(shortened(String.join(",", row.getFields()))));
        }
        return width;
    }

    private WordCleaning.Raw answer(CsvRecord row, int width) {
        if (row.getFieldCount() != width) {
            throw wrong(row, "%d fields, as in the header, expected, got %d".formatted(width, row.getFieldCount()));
        }
        String word = field(row, 0);
        String label = field(row, 1);
        if (!LABEL.matcher(label).matches()) {
            throw wrong(row, "a label may have letters, digits, spaces, '-' and '_', was '%s'".formatted(label));
        }
        String prompt = width < HEADER.size() ? "" : row.getField(2).strip();
        return new WordCleaning.Raw((int) row.getStartingLineNumber(), word, label, prompt);
    }

    private String field(CsvRecord row, int column) {
        String value = Normalizer.normalize(row.getField(column).strip(), Normalizer.Form.NFC);
        if (value.isEmpty()) {
            throw wrong(row, "the %s is empty".formatted(HEADER.get(column)));
        }
        int length = value.codePointCount(0, value.length());
        if (length > LONGEST_FIELD) {
            throw wrong(
                    row,
                    "the %s must have at most %d characters, has %d: '%s'"
                            .formatted(HEADER.get(column), LONGEST_FIELD, length, shortened(value)));
        }
        return value;
    }

    private static String shortened(String value) {
        String oneLine = value.replaceAll("\\s+", " ");
        return oneLine.length() <= 40 ? oneLine : oneLine.substring(0, oneLine.offsetByCodePoints(0, 39)) + "…";
    }

    private BadInputException wrong(CsvRecord row, String what) {
        return new BadInputException("%s:%d %s".formatted(source, row.getStartingLineNumber(), what));
    }
}
