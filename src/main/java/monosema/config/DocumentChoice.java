package monosema.config;

/**
 * Which documents of a corpus count, in the order of its files: first those for measuring, then those for training, so
 * that what is measured stays the same however many are trained on, and ends with no cut through the middle of a file.
 *
 * @param documents for training, at most so many, 1 to {@link #ALL}, which is the default
 * @param heldOutDocuments for measuring, 1 to 1,000,000, default 1,000: the first of the corpus, no two of them equal;
 *     exact copies further on are not trained on
 * @param minChars UTF-16 units of text that a document must have, 1 to 1,000,000, default 1; ready token ids have none to
 *     count, so there it must be 1
 */
public record DocumentChoice(int documents, int heldOutDocuments, int minChars) {
    /** More than any corpus that fits. */
    public static final int ALL = 1_000_000_000;
}
