package monosema.stats;

import java.util.Arrays;
import org.apache.commons.math3.special.Erf;

/** The area under the ROC curve of one column, with its interval. */
public final class AucInterval {
    private static final int BISECTIONS = 60;

    private AucInterval() {}

    /**
     * AUC with DeLong's variance (DeLong, DeLong and Clarke-Pearson 1988, from midranks as Sun and Xu 2014) on the logit
     * scale, {@code logit A +- z s / (A (1 - A))}, which stays inside (0, 1) (Pepe 2003, section 5.2.4). At 0 and 1, where
     * that variance is 0, the interval runs to where the variance of Hanley and McNeil (1982) at the far end puts the
     * observed AUC z deviations away (Newcombe 2006, method 5).
     *
     * @param ranks of all values
     * @param isFirst which of them are the first sample's; at least 2 of each
     * @param level of confidence, in (0, 1)
     * @return AUC as the probability that a value of the first sample is larger; where all values are equal it is 1/2 with
     *     an interval of no width
     */
    public static Interval of(Ranks ranks, boolean[] isFirst, double level) {
        Arguments.sameLength(ranks.size(), isFirst.length, "ranks and labels");
        Arguments.insideUnit(level, "level");
        double z = Math.sqrt(2) * Erf.erfInv(level);
        Placements first = Placements.of(ranks, isFirst, true);
        Placements second = Placements.of(ranks, isFirst, false);
        double auc = first.mean();
        int n1 = first.moments.n();
        int n2 = second.moments.n();
        if (auc == 0 || auc == 1) {
            double bound = boundOfCertain(n1, n2, z);
            String method = Interval.percent(level) + " Newcombe interval";
            return auc == 1 ? new Interval(1, bound, 1, method) : new Interval(0, 0, 1 - bound, method);
        }
        double variance = first.moments.variance() / n1 + second.moments.variance() / n2;
        double logit = StrictMath.log(auc / (1 - auc));
        double half = z * Math.sqrt(variance) / (auc * (1 - auc));
        String method = Interval.percent(level) + " logit DeLong interval";
        return new Interval(auc, logistic(logit - half), logistic(logit + half), method);
    }

    /** The variance of the AUC as DeLong, DeLong and Clarke-Pearson estimate it. */
    static double deLongVariance(Ranks ranks, boolean[] isFirst) {
        Moments first = Placements.of(ranks, isFirst, true).moments;
        Moments second = Placements.of(ranks, isFirst, false).moments;
        return first.variance() / first.n() + second.variance() / second.n();
    }

    /** The area below 1 that lies z deviations under 1. */
    private static double boundOfCertain(int n1, int n2, double z) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (low + high) / 2;
            if (1 - middle > z * Math.sqrt(hanleyMcNeil(middle, n1, n2))) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Newcombe's symmetric form: the size of both samples is replaced by their mean in the terms of Q1 and Q2. */
    private static double hanleyMcNeil(double auc, int n1, int n2) {
        double mean = (n1 + (double) n2) / 2 - 1;
        double terms = (1 - auc) / (2 - auc) + auc / (1 + auc);
        return auc * (1 - auc) * (1 + mean * terms) / ((double) n1 * n2);
    }

    private static double logistic(double x) {
        return 1 / (1 + StrictMath.exp(-x));
    }

    /** For each value of one sample the share of the other sample below it, ties counting one half. */
    private static final class Placements {
        final Moments moments;

        private Placements(Moments moments) {
            this.moments = moments;
        }

        double mean() {
            return moments.mean();
        }

        static Placements of(Ranks ranks, boolean[] isFirst, boolean wanted) {
            double[] pooled = new double[isFirst.length];
            int n = 0;
            for (int i = 0; i < isFirst.length; i++) {
                if (isFirst[i] == wanted) {
                    pooled[n++] = ranks.get(i);
                }
            }
            Arguments.atLeast(2, n, wanted ? "size of the first sample" : "size of the second sample");
            double[] pooledRanks = Arrays.copyOf(pooled, n);
            Ranks own = Ranks.of(pooledRanks);
            int other = isFirst.length - n;
            Arguments.atLeast(2, other, "size of the other sample");
            double[] placements = new double[n];
            for (int i = 0; i < n; i++) {
                placements[i] = (pooledRanks[i] - own.get(i)) / other;
            }
            return new Placements(Moments.of(placements));
        }
    }
}
