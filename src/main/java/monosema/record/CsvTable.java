package monosema.record;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import monosema.io.BadInputException;

/** A CSV file with a header line, read row by row; columns are found by name, so that appended ones do no harm. */
final class CsvTable {
    private CsvTable() {}

    static <T> List<T> read(Path file, Function<Row, T> row) {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
            return reader.stream()
                    .map(fields -> row.apply(new Row(file, fields)))
                    .toList();
        } catch (CsvParseException e) {
            throw new BadInputException(file + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names in the header line. */
    static List<String> columns(Path file) {
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(file)) {
            return reader.stream().findFirst().map(CsvRecord::getFields).orElse(List.of());
        } catch (CsvParseException e) {
            throw new BadInputException(file + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One row, whose faults name the file, the line and the column. */
    record Row(Path file, NamedCsvRecord fields) {
        String text(String column) {
            return fields.findField(column).orElseThrow(() -> fault(column, "is missing"));
        }

        int integer(String column) {
            try {
                return Integer.parseInt(text(column));
            } catch (NumberFormatException e) {
                throw fault(column, "must be a whole number, was '" + text(column) + "'");
            }
        }

        long wide(String column) {
            try {
                return Long.parseLong(text(column));
            } catch (NumberFormatException e) {
                throw fault(column, "must be a whole number, was '" + text(column) + "'");
            }
        }

        /** NaN where the field is empty. */
        double number(String column) {
            String text = text(column);
            try {
                return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
            } catch (NumberFormatException e) {
                throw fault(column, "must be a number, was '" + text + "'");
            }
        }

        boolean flag(String column) {
            return switch (text(column)) {
                case "true" -> true;
                case "false" -> false;
                default -> throw fault(column, "must be true or false, was '" + text(column) + "'");
            };
        }

        private BadInputException fault(String column, String what) {
            return new BadInputException(
                    "%s:%d: column '%s' %s".formatted(file, fields.getStartingLineNumber(), column, what));
        }
    }
}
