package monosema.calibration;

import java.util.ArrayList;
import java.util.List;
import monosema.activations.ActivationMatrix;
import monosema.checkpoint.Parts;
import monosema.config.AnalysisSpec;
import monosema.config.CalibrationSpec;
import monosema.probe.PermutationTest;
import monosema.provenance.Progress;
import monosema.provenance.Seed;

/**
 * The permutation test of the whole probe where labels say nothing: its p-values should be uniform.
 *
 * <p>An accuracy takes few values, so that the true labels often tie with random ones. The test counts ties against a
 * finding, which makes it conservative; {@link NoisePValue#tiesSplit} shows the p-value without that.
 */
public final class UniformityStudy {
    private UniformityStudy() {}

    /**
     * Simulates it: independent normal activations, half of the words of each label.
     *
     * @param progress a step a data set
     * @param parts keeps data sets
     * @return one row a data set
     */
    public static List<NoisePValue> run(CalibrationSpec.Uniformity spec, Seed seed, Progress progress, Parts parts) {
        boolean[] isFirst = new Division(spec.words() / 2, spec.words() / 2).isFirst();
        AnalysisSpec.Probe probe = probe(spec);
        NoisePValue[] rows = new NoisePValue[spec.dataSets()];
        DataSets.each(
                spec.dataSets(),
                progress,
                "probe on noise",
                index -> rows[index] = parts.part(
                        "data set " + index,
                        NoisePValue.class,
                        () -> value(spec, isFirst, probe, index, seed.child("noise." + index))));
        return new ArrayList<>(List.of(rows));
    }

    private static NoisePValue value(
            CalibrationSpec.Uniformity spec, boolean[] isFirst, AnalysisSpec.Probe probe, int index, Seed own) {
        ActivationMatrix noise = DataSet.draw(
                        Distribution.NORMAL, isFirst, spec.neurons(), Planted.NONE, own.stream("data"))
                .matrix();
        PermutationTest test = PermutationTest.run(noise, isFirst, probe, own.child("probe"), Progress.SILENT);
        double u = own.stream("ties").nextDouble();
        return new NoisePValue(index, test.accuracyP(), tiesSplit(test, u));
    }

    private static AnalysisSpec.Probe probe(CalibrationSpec.Uniformity spec) {
        return new AnalysisSpec.Probe(
                spec.folds(),
                spec.folds(),
                1,
                spec.strengths(),
                1,
                AnalysisSpec.Probe.Scaling.GLOBAL,
                spec.permutations(),
                AnalysisSpec.Probe.Permute.SMALLEST,
                0,
                0.05);
    }

    /** {@code (more + u (ties + 1)) / (m + 1)}, u uniform in [0, 1): exactly uniform where labels are exchangeable. */
    private static double tiesSplit(PermutationTest test, double u) {
        double observed = test.observed().testAccuracy();
        long more = test.shuffled().stream()
                .filter(draw -> draw.testAccuracy() > observed)
                .count();
        long ties = test.shuffled().stream()
                .filter(draw -> draw.testAccuracy() == observed)
                .count();
        return (more + u * (ties + 1)) / (test.shuffled().size() + 1);
    }
}
