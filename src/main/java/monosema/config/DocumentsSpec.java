package monosema.config;

import java.util.function.Function;

/** A corpus of documents from files, of one format. */
public sealed interface DocumentsSpec extends CorpusSpec {
    /** The default of {@link #maxBytes}: 4 GiB. */
    long MAX_BYTES = 4L << 30;

    /** Where its files come from. */
    FileSource source();

    /** Which of its documents count. */
    DocumentChoice choice();

    /** Bytes that one file may have once it is inflated, 1 to 2^40, default {@link #MAX_BYTES}. */
    long maxBytes();

    /**
     * {@code text}: UTF-8, plain or compressed by gzip or zstd, cut into documents.
     *
     * @param source see {@link DocumentsSpec#source()}
     * @param choice see {@link DocumentsSpec#choice()}
     * @param maxBytes see {@link DocumentsSpec#maxBytes()}
     * @param boundary where a document ends and the next begins, default {@link DocumentBoundary#END_OF_TEXT}
     * @param strip whether white space at both ends of a document is left out, default true
     */
    record Text(FileSource source, DocumentChoice choice, long maxBytes, DocumentBoundary boundary, boolean strip)
            implements DocumentsSpec {
        @Override
        public String kind() {
            return "text";
        }
    }

    /**
     * {@code jsonl}: a JSON object a line, plain or compressed by gzip or zstd.
     *
     * @param source see {@link DocumentsSpec#source()}
     * @param choice see {@link DocumentsSpec#choice()}
     * @param maxBytes see {@link DocumentsSpec#maxBytes()}
     * @param field of the object, whose text is the document, default {@code text}
     */
    record JsonLines(FileSource source, DocumentChoice choice, long maxBytes, String field) implements DocumentsSpec {
        @Override
        public String kind() {
            return "jsonl";
        }
    }

    /**
     * {@code parquet}: a column of text, or of lists of ready token ids.
     *
     * @param source see {@link DocumentsSpec#source()}
     * @param choice see {@link DocumentsSpec#choice()}
     * @param maxBytes see {@link DocumentsSpec#maxBytes()}; of the column alone
     * @param column whose values are the documents, default {@code text}
     */
    record Parquet(FileSource source, DocumentChoice choice, long maxBytes, String column) implements DocumentsSpec {
        @Override
        public String kind() {
            return "parquet";
        }
    }

    /** Calls the function of this kind; a new kind is a new parameter, so that the compiler finds every use. */
    default <T> T matchFormat(Function<Text, T> text, Function<JsonLines, T> jsonLines, Function<Parquet, T> parquet) {
        if (this instanceof Text it) {
            return text.apply(it);
        }
        return this instanceof JsonLines it ? jsonLines.apply(it) : parquet.apply((Parquet) this);
    }
}
