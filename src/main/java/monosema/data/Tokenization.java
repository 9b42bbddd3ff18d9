package monosema.data;

import java.nio.IntBuffer;
import java.util.function.Function;
import monosema.config.DocumentChoice;
import monosema.io.BadInputException;

/** Documents to token ids. Immutable. */
public final class Tokenization {
    private final Function<String, int[]> encode;
    private final int beginOfText;
    private final int vocabulary;

    /**
     * With a tokenizer.
     *
     * @param encode the ids of a text that is not empty
     * @param beginOfText the id before each document, unless the document begins with it by itself
     * @param vocabulary of the model: ids are 0 to {@code vocabulary - 1}
     */
    public Tokenization(Function<String, int[]> encode, int beginOfText, int vocabulary) {
        if (beginOfText < 0 || beginOfText >= vocabulary) {
            throw new IllegalArgumentException(
                    "begin of text must be in [0, %d), was %d".formatted(vocabulary, beginOfText));
        }
        this.encode = encode;
        this.beginOfText = beginOfText;
        this.vocabulary = vocabulary;
    }

    /**
     * Reads, encodes and divides documents: the first that differ are held out, those that follow are trained on, but
     * for copies of the former.
     *
     * @throws BadInputException as {@link Documents#forEachWhile}; or an id that the model does not have, a text that the
     *     tokenizer cannot encode, no more documents than are to be held out, more tokens than fit
     */
    public TokenStreams streams(Documents documents) {
        Division division = new Division(documents.spec().choice());
        long read = documents.forEachWhile(division::take);
        if (division.parts.trained() == 0) {
            int different = division.parts.heldOut();
            throw new BadInputException(
                    "%s: must have more than %d different documents, which are held out (heldOutDocuments), has %d%s"
                            .formatted(
                                    documents.names(),
                                    documents.spec().choice().heldOutDocuments(),
                                    different,
                                    read == different ? "" : " among " + read));
        }
        return division.parts.streams();
    }

    /** One reading of a corpus. */
    private final class Division {
        private final DocumentChoice choice;
        private final DocumentDivision parts;
        private long documents;
        private IntBuffer ids = IntBuffer.allocate(1 << 12);

        Division(DocumentChoice choice) {
            this.choice = choice;
            this.parts = new DocumentDivision(choice.heldOutDocuments());
        }

        /** Whether it wants more. */
        boolean take(Document document) {
            documents++;
            try {
                encode(document);
                parts.take(ids);
            } catch (BadInputException e) {
                throw new BadInputException(
                        "%s: %s (document %d)".formatted(document.place(), e.getMessage(), documents), e);
            }
            return parts.trained() < choice.documents();
        }

        private void encode(Document document) {
            IntBuffer encoded = document instanceof Document.Text text
                    ? IntBuffer.wrap(encode.apply(text.text()))
                    : ((Document.Tokens) document).ids().duplicate();
            mustBeOfModel(encoded);
            if (ids.capacity() <= encoded.remaining()) {
                ids = IntBuffer.allocate(2 * encoded.remaining());
            }
            ids.clear();
            if (!encoded.hasRemaining() || encoded.get(encoded.position()) != beginOfText) {
                ids.put(beginOfText);
            }
            ids.put(encoded).flip();
        }

        private void mustBeOfModel(IntBuffer encoded) {
            for (int i = encoded.position(); i < encoded.limit(); i++) {
                int id = encoded.get(i);
                if (id < 0 || id >= vocabulary) {
                    throw new BadInputException(
                            "token id %d must be in [0, %d), the model's vocabulary".formatted(id, vocabulary));
                }
            }
        }
    }
}
