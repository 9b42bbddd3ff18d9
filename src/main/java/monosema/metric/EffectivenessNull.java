package monosema.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import monosema.probe.KSparseProbe;
import monosema.probe.KSparseResult;
import monosema.stats.Interval;
import monosema.stats.MonteCarloP;
import monosema.stats.Quantiles;

/**
 * What the same procedure makes of permuted labels. Round 0 has the real labels; under no association all rounds are
 * exchangeable, so p is valid at every size.
 *
 * @param rounds number of permutations
 * @param scoreP one-sided p of the score
 * @param informationP one-sided p of I*
 * @param score mean on permuted labels with their central 95%
 * @param informationBits I* on permuted labels, as the score
 * @param curve I_k on permuted labels, as the score
 */
public record EffectivenessNull(
        int rounds,
        double scoreP,
        double informationP,
        Interval score,
        Interval informationBits,
        List<CurvePoint> curve) {
    /** The level at which information counts as significant: a share of what is not means nothing. */
    public static final double LEVEL = 0.05;

    public EffectivenessNull {
        curve = List.copyOf(curve);
    }

    /** Whether the representation holds significant information. */
    public boolean informative() {
        return informationP <= LEVEL;
    }

    /**
     * Sums up the rounds.
     *
     * @param rounds the real labels first, then one or more permutations
     */
    public static EffectivenessNull of(List<KSparseResult> rounds) {
        return ofRounds(rounds.stream().map(EffectivenessRound::of).toList());
    }

    /** The same of rounds that are summed up each. */
    public static EffectivenessNull ofRounds(List<EffectivenessRound> rounds) {
        double[] score = column(rounds, EffectivenessRound::score);
        double[] information = column(rounds, EffectivenessRound::informationBits);
        List<CurvePoint> curve = new ArrayList<>();
        for (int i = 0; i < KSparseProbe.SIZES.size(); i++) {
            int place = i;
            double[] bits = column(rounds, round -> round.curveBits().get(place));
            curve.add(new CurvePoint(KSparseProbe.SIZES.get(place), range(permuted(bits))));
        }
        return new EffectivenessNull(
                rounds.size() - 1,
                MonteCarloP.upper(score[0], permuted(score)),
                MonteCarloP.upper(information[0], permuted(information)),
                range(permuted(score)),
                range(permuted(information)),
                curve);
    }

    /** The difference of two representations' scores on the same permuted labels, with their central 95%. */
    public static Interval gain(List<EffectivenessRound> rounds, List<EffectivenessRound> baseline) {
        double[] gains = IntStream.range(1, rounds.size())
                .mapToDouble(i -> rounds.get(i).score() - baseline.get(i).score())
                .toArray();
        return range(gains);
    }

    private static double[] column(List<EffectivenessRound> rounds, ToDoubleFunction<EffectivenessRound> value) {
        return rounds.stream().mapToDouble(value).toArray();
    }

    private static double[] permuted(double[] rounds) {
        return Arrays.copyOfRange(rounds, 1, rounds.length);
    }

    private static Interval range(double[] values) {
        return Quantiles.centralRange(Columns.mean(values), values, Effectiveness.LEVEL, "range over permuted labels");
    }
}
