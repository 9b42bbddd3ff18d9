package monosema.calibration;

import java.util.ArrayList;
import java.util.List;
import monosema.config.CalibrationSpec;
import monosema.provenance.Progress;
import monosema.provenance.Seed;
import monosema.stats.AucInterval;
import monosema.stats.HedgesG;
import monosema.stats.Moments;
import monosema.stats.Proportion;
import monosema.stats.Ranks;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The intervals of single neurons and of proportions: Hedges' g and AUC on 312 words, with and without a difference, evenly
 * and unevenly labelled; Wilson's of a share of 312. The truths are those of the simulated populations, in closed form.
 */
public final class SampleCoverageStudy {
    private static final double CONFIDENCE = 0.95;
    private static final double EFFECT = 0.8;
    private static final List<Double> SHARES = List.of(0.5, 0.8, 0.95);
    private static final List<Division> DIVISIONS = List.of(new Division(156, 156), new Division(262, 50));

    private SampleCoverageStudy() {}

    /**
     * Simulates them.
     *
     * @param progress a step a sample
     * @return a row for each interval and population
     */
    public static List<Coverage> run(CalibrationSpec.Coverage spec, Seed seed, Progress progress) {
        List<Coverage> rows = new ArrayList<>();
        for (Distribution distribution : Distribution.values()) {
            for (Division division : DIVISIONS) {
                for (double effect : new double[] {0, EFFECT}) {
                    rows.addAll(neuron(distribution, division, effect, spec.samples(), seed, progress));
                }
            }
        }
        SHARES.forEach(share -> rows.add(wilson(share, spec.samples(), seed)));
        return rows;
    }

    private static List<Coverage> neuron(
            Distribution distribution, Division division, double effect, int samples, Seed seed, Progress progress) {
        String scenario = "%s %s effect %s".formatted(distribution.label(), division.label(), effect);
        Seed own = seed.child(scenario);
        Planted planted = effect == 0 ? Planted.NONE : new Planted(1, effect);
        boolean[] isFirst = division.isFirst();
        Intervals g = new Intervals("hedges-g", "large-sample", samples);
        Intervals auc = new Intervals("auc", "logit-delong", samples);
        DataSets.each(samples, progress, scenario, index -> {
            double[] column = DataSet.draw(distribution, isFirst, 1, planted, own.stream("" + index))
                    .column(0);
            Moments first = Moments.of(Family.select(column, isFirst, true));
            Moments second = Moments.of(Family.select(column, isFirst, false));
            g.set(index, HedgesG.interval(first, second, CONFIDENCE));
            auc.set(index, AucInterval.of(Ranks.of(column), isFirst, CONFIDENCE));
        });
        double shift = effect == 0 ? 0 : distribution.shift(effect);
        return List.of(
                g.against(distribution.standardised(shift, division), scenario),
                auc.against(distribution.auc(effect), scenario));
    }

    private static Coverage wilson(double share, int samples, Seed seed) {
        int trials = DIVISIONS.get(0).words();
        Intervals intervals = new Intervals("proportion", "wilson", samples);
        UniformRandomProvider random = seed.stream("wilson." + share);
        for (int i = 0; i < samples; i++) {
            int successes = 0;
            for (int trial = 0; trial < trials; trial++) {
                successes += random.nextDouble() < share ? 1 : 0;
            }
            intervals.set(i, Proportion.wilson(successes, trials, CONFIDENCE));
        }
        return intervals.against(share, "%d trials at %s".formatted(trials, share));
    }
}
