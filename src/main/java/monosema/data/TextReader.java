package monosema.data;

import java.nio.file.Path;
import java.util.Optional;
import monosema.config.DocumentBoundary;
import monosema.config.DocumentsSpec;
import monosema.io.DelimitedFile;
import monosema.io.InflatedFile;

/** Documents of a text file that is cut at a mark. */
final class TextReader implements DocumentReader {
    private final Path path;
    private final DelimitedFile pieces;
    private final boolean strip;

    TextReader(Path path, DocumentsSpec.Text spec) {
        this.path = path;
        this.strip = spec.strip();
        InflatedFile file = InflatedFile.open(path, spec.maxBytes());
        try {
            DocumentBoundary boundary = spec.boundary();
            this.pieces = boundary.kept()
                    ? DelimitedFile.startingWith(boundary.text(), file, Documents.MOST_BYTES)
                    : DelimitedFile.separatedBy(boundary.text(), file, Documents.MOST_BYTES);
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    @Override
    public Optional<Document> next() {
        if (!pieces.next()) {
            return Optional.empty();
        }
        String text = pieces.text();
        Document.Place place = new Document.Place(path, Document.Place.Unit.BYTE_OFFSET, pieces.position());
        return Optional.of(new Document.Text(strip ? text.strip() : text, place));
    }

    @Override
    public void checkSize() {
        pieces.checkSize();
    }

    @Override
    public void close() {
        pieces.close();
    }
}
