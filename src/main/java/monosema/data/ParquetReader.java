package monosema.data;

import java.nio.file.Path;
import java.util.Optional;
import monosema.config.DocumentsSpec;
import monosema.io.BadInputException;
import monosema.io.parquet.ParquetColumn;

/** Documents of a column of a parquet file; nulls are passed over. */
final class ParquetReader implements DocumentReader {
    private final Path path;
    private final ParquetColumn column;

    ParquetReader(Path path, DocumentsSpec.Parquet spec) {
        this.path = path;
        this.column = ParquetColumn.open(path, spec.column(), spec.maxBytes());
        if (!column.isText() && spec.choice().minChars() > 1) {
            column.close();
            throw new BadInputException(
                    "%s: column '%s' has token ids, which have no characters: minChars must be 1, was %d"
                            .formatted(path, spec.column(), spec.choice().minChars()));
        }
    }

    @Override
    public Optional<Document> next() {
        while (column.next()) {
            if (!column.isNull()) {
                Document.Place place = new Document.Place(path, Document.Place.Unit.ROW, column.row());
                return Optional.of(
                        column.isText()
                                ? new Document.Text(column.text(), place)
                                : new Document.Tokens(column.ids(), place));
            }
        }
        return Optional.empty();
    }

    @Override
    public void checkSize() {
        column.checkSize();
    }

    @Override
    public void close() {
        column.close();
    }
}
