package monosema.report.claim;

/** What the records say of a claim, the worst first. */
public enum Verdict {
    /** They contradict it, or an experiment that is recorded lacks what it speaks of. */
    BROKEN("does not hold"),
    /** An experiment that it speaks of has no record here, so nobody can tell. */
    NOT_RECORDED("not recorded"),
    /** They bear it out. */
    HELD("holds");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    /** As a reader sees it. */
    public String words() {
        return words;
    }

    /** The worse of two. */
    Verdict and(Verdict other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
