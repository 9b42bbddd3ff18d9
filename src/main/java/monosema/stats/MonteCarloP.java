package monosema.stats;

import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;

/** P-values by random rearrangements, {@code (b + 1) / (m + 1)}: valid at every m (Phipson and Smyth 2010). */
public final class MonteCarloP {
    private MonteCarloP() {}

    /**
     * One-sided: b of the m rearranged statistics reach the observed one.
     *
     * @param observed of the real arrangement
     * @param rearranged one a rearrangement
     */
    public static double upper(double observed, double[] rearranged) {
        int atLeast = 0;
        for (double value : rearranged) {
            atLeast += value >= observed ? 1 : 0;
        }
        return (atLeast + 1.0) / (rearranged.length + 1.0);
    }

    /**
     * Two-sided test of a paired comparison: under the null hypothesis the two members of a unit's pair are exchangeable,
     * so each unit's pair is swapped with probability one half. For a mean of differences it is the sign-flip test.
     *
     * @param units number of units
     * @param draws number m of random swappings
     * @param random swaps
     * @param statistic of a swapping ({@code true} at a unit: its members are swapped), 0 where both members agree and of
     *     opposite sign when all are swapped; not a number where it is not defined, which counts as reaching the observed
     */
    public static double swapped(
            int units, int draws, UniformRandomProvider random, ToDoubleFunction<boolean[]> statistic) {
        boolean[] swaps = new boolean[units];
        double observed = Math.abs(statistic.applyAsDouble(swaps));
        int atLeast = 0;
        for (int draw = 0; draw < draws; draw++) {
            for (int i = 0; i < units; i++) {
                swaps[i] = random.nextBoolean();
            }
            double value = Math.abs(statistic.applyAsDouble(swaps));
            atLeast += !(value < observed * (1 - ROUNDING)) ? 1 : 0;
        }
        return (atLeast + 1.0) / (draws + 1.0);
    }

    /** Sums in another order round differently; ties count. */
    private static final double ROUNDING = 1e-12;
}
