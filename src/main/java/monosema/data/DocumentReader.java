package monosema.data;

import java.util.Optional;

/** Documents one after the other; the caller closes it. */
interface DocumentReader extends AutoCloseable {

    /**
     * The next document, however short it is.
     *
     * @return empty after the last
     * @throws monosema.io.BadInputException in one line that names file and position
     */
    Optional<Document> next();

    /**
     * Compares the size of the file with that when it was opened, for whoever stops before its end.
     *
     * @throws monosema.io.BadInputException if it differs
     */
    void checkSize();

    @Override
    void close();
}
