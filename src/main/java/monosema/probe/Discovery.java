package monosema.probe;

/** A way to call a neuron significant, whose findings are counted. */
public enum Discovery {
    /** Raw p below alpha, as the published study counted. */
    SIGNIFICANT("significant"),
    /** Bonferroni's p at the family-wise level. */
    BONFERRONI("bonferroni"),
    /** Holm's p at the family-wise level. */
    HOLM("holm"),
    /** Benjamini and Hochberg's p at the family-wise level, taken as a false discovery rate. */
    BENJAMINI_HOCHBERG("bh"),
    /** Benjamini and Yekutieli's p, likewise. */
    BENJAMINI_YEKUTIELI("by"),
    /** Westfall and Young's max-T p at the family-wise level: what conclusions rest on. */
    MAX_T("maxT"),
    /** Raw p of the rank test below alpha. */
    MANN_WHITNEY("mannWhitney"),
    /** Holm's p of the rank test at the family-wise level. */
    MANN_WHITNEY_HOLM("mannWhitneyHolm");

    private final String id;

    Discovery(String id) {
        this.id = id;
    }

    /** The last part of its results' ids: {@code ttest.<representation>.<id>}. */
    public String id() {
        return id;
    }
}
