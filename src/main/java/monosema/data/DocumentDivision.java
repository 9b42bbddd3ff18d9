package monosema.data;

import java.nio.IntBuffer;

/**
 * Divides documents as they come: the first that differ are held out, those that follow are trained on, but for copies of
 * the former, so that nothing that is measured on was trained on.
 */
public final class DocumentDivision {
    private final int heldOutDocuments;
    private final HeldOutDocuments heldOut = new HeldOutDocuments();
    private final TokenBuffer train = new TokenBuffer();
    private long trained;
    private long copies;

    /**
     * Nothing is divided yet.
     *
     * @param heldOutDocuments how many are held out, at least 1
     */
    public DocumentDivision(int heldOutDocuments) {
        this.heldOutDocuments = heldOutDocuments;
    }

    /**
     * Takes the next document.
     *
     * @param ids its tokens, the begin-of-text token before them; read from position to limit and not kept
     * @throws monosema.io.BadInputException if the tokens become more than fit
     */
    public void take(IntBuffer ids) {
        if (heldOut.contains(ids)) {
            copies++;
        } else if (heldOut.count() < heldOutDocuments) {
            heldOut.add(ids);
        } else {
            train.add(ids);
            trained++;
        }
    }

    /** How many are trained on so far. */
    public long trained() {
        return trained;
    }

    /** How many are held out so far. */
    int heldOut() {
        return heldOut.count();
    }

    /** Both parts. */
    public TokenStreams streams() {
        return new TokenStreams(train.toBuffer(), heldOut.toBuffer(), trained, heldOut.count(), copies);
    }
}
