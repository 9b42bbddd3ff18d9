package monosema.sae;

import java.util.Arrays;
import java.util.List;
import monosema.config.SaeArchitecture;

/**
 * What tells the members of the TopK family apart.
 *
 * @param k features a row; on average where {@code acrossBatch}
 * @param acrossBatch whether the k B largest of a batch are taken, after ReLU, and not the k of each row
 * @param dead the auxiliary loss
 * @param rescaled whether features are compared by z_i n_i, not by z_i
 * @param thresholdRate weight of a batch in the running mean of the smallest value let through; 1 where it is not kept
 * @param prefixes widths of nested reconstructions below dSae, rising; empty for dSae/16 and dSae/4
 * @param nested whether there are any
 */
record TopKChoice(
        double k,
        boolean acrossBatch,
        SaeArchitecture.DeadLoss dead,
        boolean rescaled,
        double thresholdRate,
        List<Integer> prefixes,
        boolean nested) {

    static TopKChoice of(SaeArchitecture.TopK spec) {
        return new TopKChoice(spec.k(), false, spec.dead(), spec.rescaleActsByDecoderNorm(), 1, List.of(), false);
    }

    static TopKChoice of(SaeArchitecture.BatchTopK spec) {
        return new TopKChoice(
                spec.k(), true, spec.dead(), spec.rescaleActsByDecoderNorm(), spec.thresholdRate(), List.of(), false);
    }

    static TopKChoice of(SaeArchitecture.Matryoshka spec) {
        return new TopKChoice(
                spec.k(),
                true,
                spec.dead(),
                spec.rescaleActsByDecoderNorm(),
                spec.thresholdRate(),
                spec.widths(),
                true);
    }

    /** Widths of the nested reconstructions, rising; the last is dSae. */
    int[] widths(int dSae) {
        List<Integer> inner = nested && prefixes.isEmpty() ? List.of(dSae / 16, dSae / 4) : prefixes;
        int[] widths = new int[inner.size() + 1];
        int count = 0;
        for (int width : inner) {
            if (width > 0 && width < dSae) {
                widths[count++] = width;
            }
        }
        widths[count++] = dSae;
        return Arrays.copyOf(widths, count);
    }

    /** How many pairs of a batch are chosen. */
    int chosen(long rows) {
        return (int) Math.min(Integer.MAX_VALUE - 8, (long) (k * rows));
    }

    /** Steps without firing after which a feature is dead; 0 where dead features are left alone. */
    int deadAfter() {
        return dead.coefficient() > 0 ? dead.deadAfter() : 0;
    }
}
