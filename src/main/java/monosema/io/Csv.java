package monosema.io;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Comma-separated files with a header line: UTF-8, line feeds, quotes only where needed, shortest numbers. */
public final class Csv {
    private Csv() {}

    /**
     * Starts a file with its header line.
     *
     * @param columns their names, in order, at least one
     * @throws UncheckedIOException if the file cannot be written
     */
    public static Writer write(Path file, List<String> columns) {
        return new Writer(file, columns);
    }

    /**
     * Reads a whole file.
     *
     * @param columns the names that its header must begin with, in this order; more may follow
     * @throws BadInputException naming file and line: another header, a name used twice, a row of another length, an
     *     open quote, text that is not UTF-8
     * @throws UncheckedIOException if the file cannot be read at all
     */
    public static Table read(Path file, List<String> columns) {
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .skipEmptyLines(false)
                .ofCsvRecord(Files.newBufferedReader(file))) {
            return table(file, columns, reader);
        } catch (CsvParseException e) {
            throw new BadInputException(file + ": not a CSV file: " + e.getMessage(), e);
        } catch (IOException e) {
            throw unreadable(file, e);
        } catch (UncheckedIOException e) {
            throw unreadable(file, e.getCause() == null ? new IOException(e) : e.getCause());
        }
    }

    private static RuntimeException unreadable(Path file, IOException e) {
        return e instanceof CharacterCodingException
                ? new BadInputException(file + ": not UTF-8 text", e)
                : new UncheckedIOException(e);
    }

    private static Table table(Path file, List<String> columns, Iterable<CsvRecord> records) {
        List<String> header = List.of();
        Map<String, Integer> index = new LinkedHashMap<>();
        List<CsvRow> rows = new ArrayList<>();
        for (CsvRecord line : records) {
            if (index.isEmpty()) {
                header = header(file, columns, line, index);
            } else if (line.getFieldCount() != header.size()) {
                throw new BadInputException("%s:%d: %d fields, the header has %d"
                        .formatted(file, line.getStartingLineNumber(), line.getFieldCount(), header.size()));
            } else {
                rows.add(new CsvRow(file, line.getStartingLineNumber(), index, line.getFields()));
            }
        }
        if (index.isEmpty()) {
            throw new BadInputException(file + ":1: empty, must begin with the header " + String.join(",", columns));
        }
        return new Table(header, rows);
    }

    private static List<String> header(Path file, List<String> columns, CsvRecord line, Map<String, Integer> index) {
        List<String> header = line.getFields();
        if (header.size() < columns.size() || !header.subList(0, columns.size()).equals(columns)) {
            throw new BadInputException(
                    "%s:1: the header must begin with %s".formatted(file, String.join(",", columns)));
        }
        for (String column : header) {
            if (index.put(column, index.size()) != null) {
                throw new BadInputException("%s:1: column '%s' stands twice".formatted(file, column));
            }
        }
        return List.copyOf(header);
    }

    /**
     * A file that was read.
     *
     * @param header column names in order
     * @param rows in the order of the file, without the header
     */
    public record Table(List<String> header, List<CsvRow> rows) {
        public Table {
            header = List.copyOf(header);
            rows = List.copyOf(rows);
        }
    }

    /** A file that is being written, row by row. */
    public static final class Writer implements AutoCloseable {
        private final CsvWriter out;
        private final int columns;

        private Writer(Path file, List<String> columns) {
            try {
                out = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            this.columns = columns.size();
            out.writeRecord(columns);
        }

        /**
         * Writes a row.
         *
         * @param fields one a column: text, boolean, whole or floating numbers; null gives an empty field
         * @throws IllegalArgumentException if their number differs from the header's
         */
        public void row(@Nullable Object... fields) {
            row(Arrays.asList(fields));
        }

        /** As {@link #row(Object...)}. */
        public void row(List<? extends @Nullable Object> fields) {
            if (fields.size() != columns) {
                throw new IllegalArgumentException("%d fields for %d columns".formatted(fields.size(), columns));
            }
            List<String> texts = new ArrayList<>(columns);
            for (Object field : fields) {
                texts.add(text(field));
            }
            out.writeRecord(texts);
        }

        private static String text(@Nullable Object field) {
            if (field == null) {
                return "";
            } else if (field instanceof Double number) {
                return Numbers.shortest(number.doubleValue());
            } else if (field instanceof Float number) {
                return Numbers.shortest(number.floatValue());
            }
            return field.toString();
        }

        /** Ends the file. */
        @Override
        public void close() {
            try {
                out.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
