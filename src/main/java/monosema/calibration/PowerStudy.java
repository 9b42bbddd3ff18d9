package monosema.calibration;

import java.util.ArrayList;
import java.util.List;
import monosema.config.CalibrationSpec;
import monosema.provenance.Progress;
import monosema.provenance.Seed;
import monosema.stats.Interval;

/** What the procedures find of planted differences, in a family of an MLP's size and in one of an SAE's. */
public final class PowerStudy {
    /** Standardised mean differences, the steps of the curve. */
    static final List<Double> EFFECTS = List.of(0.2, 0.4, 0.6, 0.8, 1.0, 1.2);

    /** The published study's words, half of each label. */
    private static final Division DIVISION = new Division(156, 156);

    private PowerStudy() {}

    /**
     * Simulates one distribution.
     *
     * @param progress a step a data set of each family and effect
     * @return a row for each family, effect and procedure
     */
    public static List<PowerPoint> run(
            CalibrationSpec.Power spec, Distribution distribution, Seed seed, Progress progress) {
        List<PowerPoint> rows = new ArrayList<>();
        for (int neurons : new int[] {spec.mlpNeurons(), spec.saeNeurons()}) {
            for (double effect : EFFECTS) {
                String name = "%s, %d neurons, effect %s".formatted(distribution.label(), neurons, effect);
                rows.addAll(points(spec, distribution, neurons, effect, seed.child(name), progress, name));
            }
        }
        return rows;
    }

    private static List<PowerPoint> points(
            CalibrationSpec.Power spec,
            Distribution distribution,
            int neurons,
            double effect,
            Seed seed,
            Progress progress,
            String name) {
        Procedure[] procedures = Procedure.values();
        Planted planted = Planted.share(spec.plantedShare(), effect);
        Found[][] found = new Found[procedures.length][spec.dataSets()];
        boolean[] isFirst = DIVISION.isFirst();
        DataSets.each(spec.dataSets(), progress, name, index -> {
            Seed own = seed.child("" + index);
            DataSet data = DataSet.draw(distribution, isFirst, neurons, planted, own.stream("data"));
            Family family = Family.of(data, isFirst, spec.permutations(), own.stream("labels"));
            for (int p = 0; p < procedures.length; p++) {
                found[p][index] = Found.of(procedures[p].findings(family), planted);
            }
        });
        List<PowerPoint> rows = new ArrayList<>();
        for (int p = 0; p < procedures.length; p++) {
            rows.add(point(distribution, neurons, effect, planted, procedures[p], found[p]));
        }
        return rows;
    }

    private static PowerPoint point(
            Distribution distribution,
            int neurons,
            double effect,
            Planted planted,
            Procedure procedure,
            Found[] found) {
        double[] shares = new double[found.length];
        int anyFalse = 0;
        double falseShare = 0;
        for (int i = 0; i < found.length; i++) {
            shares[i] = found[i].share();
            anyFalse += found[i].spurious() > 0 ? 1 : 0;
            falseShare += found[i].falseShare();
        }
        Interval power = MeanShare.interval(shares);
        return new PowerPoint(
                distribution.label(),
                neurons,
                planted.count(neurons),
                effect,
                procedure.test(),
                procedure.correction(),
                procedure.level(),
                found.length,
                power.value(),
                power.lower(),
                power.upper(),
                (double) anyFalse / found.length,
                falseShare / found.length);
    }

    /**
     * Findings in one data set.
     *
     * @param planted neurons that differ
     * @param hits those of them that were found
     * @param spurious neurons found that do not differ
     */
    private record Found(int planted, int hits, int spurious) {
        static Found of(boolean[] findings, Planted planted) {
            int hits = 0;
            int spurious = 0;
            for (int j = 0; j < findings.length; j++) {
                hits += findings[j] && planted.in(j) ? 1 : 0;
                spurious += findings[j] && !planted.in(j) ? 1 : 0;
            }
            return new Found(planted.count(findings.length), hits, spurious);
        }

        double share() {
            return (double) hits / planted;
        }

        double falseShare() {
            return spurious == 0 ? 0 : (double) spurious / (spurious + hits);
        }
    }
}
