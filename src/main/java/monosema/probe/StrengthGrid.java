package monosema.probe;

import java.util.ArrayList;
import java.util.List;

/**
 * Relative strengths s of the L2 penalty, from strong to weak. On rows scaled to mean squared norm 1 the penalty is
 * {@code s/2 ||w||^2} beside the <em>mean</em> log loss; on the unscaled rows that is {@code lambda = s tr(K)/n}, K the
 * Gram matrix of the centred training rows.
 *
 * @param strengths positive infinity (training frequency only) first, then evenly spaced in the logarithm from
 *     10 to 1e-5; a single finite strength is their geometric mean, 0.01
 */
record StrengthGrid(List<Double> strengths) {
    /** Powers of ten. */
    static final double STRONGEST = 1;

    static final double WEAKEST = -5;

    StrengthGrid {
        strengths = List.copyOf(strengths);
    }

    /**
     * A grid of a given size.
     *
     * @param size strengths in all, infinity among them, at least 2
     */
    static StrengthGrid ofSize(int size) {
        if (size < 2) {
            throw new IllegalArgumentException("grid size must be >= 2, was " + size);
        }
        List<Double> strengths = new ArrayList<>();
        strengths.add(Double.POSITIVE_INFINITY);
        int finite = size - 1;
        for (int i = 0; i < finite; i++) {
            double share = finite == 1 ? 0.5 : (double) i / (finite - 1);
            strengths.add(StrictMath.pow(10, STRONGEST * (1 - share) + WEAKEST * share));
        }
        return new StrengthGrid(strengths);
    }
}
