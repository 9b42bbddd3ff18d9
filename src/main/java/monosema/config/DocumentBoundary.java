package monosema.config;

/**
 * Where one document of a text file ends and the next begins.
 *
 * @param text the mark, 1 to {@link #LONGEST} characters, line breaks among them
 * @param kept {@code startsWith}: a document begins with the mark, and what stands before the first mark is left out; else
 *     {@code separator}: the mark stands between documents and belongs to none
 */
public record DocumentBoundary(String text, boolean kept) {
    /** Of a mark, in UTF-16 units. */
    public static final int LONGEST = 1_000;

    /** The separator of GPT-2's corpora and of most text files made for its successors. */
    public static final DocumentBoundary END_OF_TEXT = new DocumentBoundary("<|endoftext|>", false);
}
