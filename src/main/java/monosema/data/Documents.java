package monosema.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import monosema.config.DocumentsSpec;
import monosema.io.BadInputException;

/**
 * The documents of a corpus from files, in the order of the files, one in memory at a time: the factory of
 * {@link DocumentsSpec}.
 */
public final class Documents {
    /** Of one document, as UTF-8; more is a boundary that is not there rather than a text. */
    static final int MOST_BYTES = 16 << 20;

    private final DocumentsSpec spec;
    private final List<Path> files;

    private Documents(DocumentsSpec spec, List<Path> files) {
        this.spec = spec;
        this.files = List.copyOf(files);
    }

    /**
     * Documents that are not read yet.
     *
     * @param spec their format, and which of them count
     * @param files of that format, at least one: the source of the spec, wherever it lies on this machine
     */
    public static Documents of(DocumentsSpec spec, List<Path> files) {
        if (files.isEmpty()) {
            throw new IllegalArgumentException("a corpus must have at least one file");
        }
        return new Documents(spec, files);
    }

    /** What was declared. */
    public DocumentsSpec spec() {
        return spec;
    }

    /**
     * Reads the files from the beginning. A document that is empty, null or shorter than {@code minChars} is passed over.
     *
     * @param wanted is given each document, whose ids are overwritten by the next, and says whether it wants more
     * @return how many it was given, at least one
     * @throws BadInputException in one line that names file and position: no such file, a folder, not of the format,
     *     truncated, damaged, changed while it was read, not UTF-8, larger than a bound, or no document at all
     * @throws java.io.UncheckedIOException if a file cannot be read at all
     */
    public long forEachWhile(Predicate<? super Document> wanted) {
        long given = 0;
        boolean more = true;
        for (int f = 0; f < files.size() && more; f++) {
            try (DocumentReader reader = reader(files.get(f))) {
                Optional<Document> next = reader.next();
                while (next.isPresent() && more) {
                    Document document = next.get();
                    if (counts(document)) {
                        given++;
                        more = wanted.test(document);
                    }
                    next = more ? reader.next() : Optional.empty();
                }
                reader.checkSize();
            }
        }
        if (given == 0) {
            throw new BadInputException(names() + ": no document" + hint());
        }
        return given;
    }

    private DocumentReader reader(Path file) {
        return spec.matchFormat(
                text -> new TextReader(file, text),
                jsonLines -> new JsonLinesReader(file, jsonLines),
                parquet -> new ParquetReader(file, parquet));
    }

    private boolean counts(Document document) {
        if (document instanceof Document.Text text) {
            int length = text.text().length();
            // A text has at least a third as many UTF-16 units as UTF-8 bytes.
            if (length > MOST_BYTES) {
                throw new BadInputException(
                        "%s: a document of %d characters, at most %d".formatted(document.place(), length, MOST_BYTES));
            }
            return length >= spec.choice().minChars();
        }
        return ((Document.Tokens) document).ids().hasRemaining();
    }

    /** What messages about all files call them. */
    String names() {
        String first = files.get(0).toString();
        return files.size() == 1 ? first : "%s and %d more".formatted(first, files.size() - 1);
    }

    private String hint() {
        String characters = spec.choice().minChars() == 1
                ? ""
                : " of at least %d characters".formatted(spec.choice().minChars());
        return characters
                + spec.matchFormat(
                        text -> text.boundary().kept() ? "; does it hold what startsWith says?" : "",
                        jsonLines -> "",
                        parquet -> "");
    }
}
