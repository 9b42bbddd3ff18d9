package monosema.activations;

/**
 * One sequence of activation rows that can be read from any place on, again and again: what an {@link ActivationStream}
 * begins at.
 */
@FunctionalInterface
public interface ActivationSource {
    /**
     * A stream of the sequence.
     *
     * @param position rows of the sequence to leave out, at least 0
     * @return the caller closes it
     */
    ActivationStream open(long position);
}
