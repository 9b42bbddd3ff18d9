package monosema.calibration;

import monosema.stats.Correction;
import org.jspecify.annotations.Nullable;

/** A test of every neuron with its correction for their number, at the level at which the paper uses it. */
public enum Procedure {
    /** The published study's level for a single neuron, no correction. */
    WELCH_RAW("welch", "none", null),
    WELCH_BONFERRONI("welch", "bonferroni", Correction.BONFERRONI),
    WELCH_HOLM("welch", "holm", Correction.HOLM),
    WELCH_BH("welch", "bh", Correction.BENJAMINI_HOCHBERG),
    WELCH_BY("welch", "by", Correction.BENJAMINI_YEKUTIELI),
    POOLED_RAW("pooled", "none", null),
    POOLED_BONFERRONI("pooled", "bonferroni", Correction.BONFERRONI),
    POOLED_HOLM("pooled", "holm", Correction.HOLM),
    POOLED_BH("pooled", "bh", Correction.BENJAMINI_HOCHBERG),
    POOLED_BY("pooled", "by", Correction.BENJAMINI_YEKUTIELI),
    MANN_WHITNEY_HOLM("mann-whitney", "holm", Correction.HOLM),
    /** Westfall and Young's step-down max-T of Welch's t, by permuting the labels. */
    WELCH_MAX_T("welch", "max-t", null);

    private static final double SINGLE_LEVEL = 1e-5;
    private static final double FAMILY_LEVEL = 0.05;

    private final String test;
    private final String correction;
    private final @Nullable Correction adjustment;

    Procedure(String test, String correction, @Nullable Correction adjustment) {
        this.test = test;
        this.correction = correction;
        this.adjustment = adjustment;
    }

    /** Name of the test. */
    public String test() {
        return test;
    }

    /** Name of the correction; {@code none} for none. */
    public String correction() {
        return correction;
    }

    /** Level of one neuron without a correction, of the family with one. */
    public double level() {
        return correction.equals("none") ? SINGLE_LEVEL : FAMILY_LEVEL;
    }

    /** Such as {@code welch.holm}. */
    public String label() {
        return test + "." + correction;
    }

    /** Whether each neuron of a family is called significant. */
    boolean[] findings(Family family) {
        double[] p = this == WELCH_MAX_T ? family.maxT() : adjusted(family);
        boolean[] out = new boolean[p.length];
        for (int j = 0; j < p.length; j++) {
            out[j] = p[j] <= level();
        }
        return out;
    }

    private double[] tP(Family family) {
        return test.equals("welch") ? family.welch() : family.pooled();
    }

    private double[] adjusted(Family family) {
        double[] raw = this == MANN_WHITNEY_HOLM ? family.mannWhitney() : tP(family);
        return adjustment == null ? raw : adjustment.adjust(raw);
    }
}
