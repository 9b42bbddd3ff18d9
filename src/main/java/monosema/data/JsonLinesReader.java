package monosema.data;

import java.nio.file.Path;
import java.util.Optional;
import monosema.config.DocumentsSpec;
import monosema.io.InflatedFile;
import monosema.io.JsonLinesFile;

/** Documents of a field of a file with a JSON object on each line. */
final class JsonLinesReader implements DocumentReader {
    private final Path path;
    private final JsonLinesFile lines;

    JsonLinesReader(Path path, DocumentsSpec.JsonLines spec) {
        this.path = path;
        this.lines = JsonLinesFile.open(InflatedFile.open(path, spec.maxBytes()), spec.field());
    }

    @Override
    public Optional<Document> next() {
        return lines.next()
                .map(text -> new Document.Text(text, new Document.Place(path, Document.Place.Unit.LINE, lines.line())));
    }

    @Override
    public void checkSize() {
        lines.checkSize();
    }

    @Override
    public void close() {
        lines.close();
    }
}
