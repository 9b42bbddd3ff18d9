package monosema.calibration;

import java.util.ArrayList;
import java.util.List;
import monosema.checkpoint.Parts;
import monosema.config.CalibrationSpec;
import monosema.provenance.Progress;
import monosema.provenance.Seed;
import monosema.stats.Interval;
import monosema.stats.Proportion;

/**
 * False findings where nothing differs: with every null hypothesis true, a correction for the family-wise error or for the
 * false discovery rate may find anything in at most 5% of data sets.
 *
 * <p>Activations know nothing of labels, so the same data serve every {@link Division}; each has labellings of its own.
 */
public final class FamilywiseStudy {
    private static final double CONFIDENCE = 0.95;

    private FamilywiseStudy() {}

    /**
     * Simulates one distribution.
     *
     * @param seed of the study
     * @param progress a step a data set
     * @param parts keeps data sets
     * @return a row for each division and procedure
     */
    public static List<FamilywiseError> run(
            CalibrationSpec.Familywise spec, Distribution distribution, Seed seed, Progress progress, Parts parts) {
        return run(spec, distribution, Division.STUDY, seed, progress, parts);
    }

    static List<FamilywiseError> run(
            CalibrationSpec.Familywise spec,
            Distribution distribution,
            List<Division> divisions,
            Seed seed,
            Progress progress,
            Parts parts) {
        Procedure[] procedures = Procedure.values();
        boolean[][] found = new boolean[spec.dataSets()][];
        DataSets.each(
                spec.dataSets(),
                progress,
                distribution.label(),
                index -> found[index] = parts.part(
                        "data set " + index,
                        boolean[].class,
                        () -> anyOf(spec, distribution, divisions, seed.child(distribution.label() + "." + index))));
        List<FamilywiseError> rows = new ArrayList<>();
        for (int d = 0; d < divisions.size(); d++) {
            for (int p = 0; p < procedures.length; p++) {
                int count = count(found, d * procedures.length + p);
                rows.add(row(spec, distribution, divisions.get(d), procedures[p], count));
            }
        }
        return rows;
    }

    /** For each division, whether each procedure finds anything in one data set. */
    private static boolean[] anyOf(
            CalibrationSpec.Familywise spec, Distribution distribution, List<Division> divisions, Seed own) {
        Procedure[] procedures = Procedure.values();
        boolean[] any = new boolean[divisions.size() * procedures.length];
        boolean[] unused = divisions.get(0).isFirst();
        DataSet data = DataSet.draw(distribution, unused, spec.neurons(), Planted.NONE, own.stream("data"));
        for (int d = 0; d < divisions.size(); d++) {
            Division division = divisions.get(d);
            Family family = Family.of(data, division.isFirst(), spec.permutations(), own.stream(division.label()));
            for (int p = 0; p < procedures.length; p++) {
                any[d * procedures.length + p] = any(procedures[p].findings(family));
            }
        }
        return any;
    }

    private static FamilywiseError row(
            CalibrationSpec.Familywise spec, Distribution distribution, Division division, Procedure procedure, int n) {
        Interval rate = Proportion.wilson(n, spec.dataSets(), CONFIDENCE);
        return new FamilywiseError(
                distribution.label(),
                division.first(),
                division.second(),
                spec.neurons(),
                procedure.test(),
                procedure.correction(),
                procedure.level(),
                spec.dataSets(),
                n,
                rate.value(),
                rate.lower(),
                rate.upper());
    }

    private static boolean any(boolean[] findings) {
        for (boolean finding : findings) {
            if (finding) {
                return true;
            }
        }
        return false;
    }

    private static int count(boolean[][] found, int at) {
        int n = 0;
        for (boolean[] any : found) {
            n += any[at] ? 1 : 0;
        }
        return n;
    }
}
