package monosema.data;

import java.nio.IntBuffer;

/**
 * A corpus from files as token ids: two streams, each document behind a begin-of-text token. No document of one is also
 * in the other.
 *
 * @param train token ids for training, read-only
 * @param heldOut token ids for measuring, read-only
 * @param documents in {@code train}
 * @param heldOutDocuments in {@code heldOut}
 * @param copies documents that are in neither stream because they are held out already
 */
public record TokenStreams(IntBuffer train, IntBuffer heldOut, long documents, int heldOutDocuments, long copies) {
    public TokenStreams {
        train = train.asReadOnlyBuffer();
        heldOut = heldOut.asReadOnlyBuffer();
    }
}
