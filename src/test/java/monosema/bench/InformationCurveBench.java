package monosema.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.List;
import monosema.activations.ActivationMatrix;
import monosema.checkpoint.Parts;
import monosema.config.AnalysisSpec;
import monosema.config.AnalysisSpec.Effectiveness.Ranking;
import monosema.metric.Effectiveness;
import monosema.metric.EffectivenessNull;
import monosema.probe.KSparseProbe;
import monosema.probe.KSparseResult;
import monosema.provenance.Progress;
import monosema.provenance.Seed;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The sparse-information curve of 16,384 features, each on in 5% of 312 words: all sizes in 5 x 5 folds, 10 repeats, 12
 * strengths, 10,000 bootstrap resamples; then its permutation test, 200 rounds or {@code -Dmonosema.bench.rounds}.
 */
final class InformationCurveBench implements Bench {
    private static final String ROUNDS = "monosema.bench.rounds";
    private static final double ON = 0.05;
    private static final int INFORMATIVE = 40;

    @Override
    public void run(PrintStream out) {
        List<Ranking> rankings = List.of(Ranking.MEAN_DIFFERENCE);
        int rounds = Integer.getInteger(ROUNDS, 200);
        AnalysisSpec.Effectiveness spec = new AnalysisSpec.Effectiveness(5, 5, 10, 12, rankings, rounds);
        ActivationMatrix rows = rows();
        long start = System.nanoTime();
        double cpu = cpuSeconds();
        KSparseProbe probe = new KSparseProbe(rows, ProbeRows.classes(), spec, rankings.get(0));
        KSparseResult result = probe.run(new Seed(42), Progress.SILENT, Parts.NONE);
        Effectiveness sum = Effectiveness.of(result, new Seed(42));
        out.printf(
                "information-curve, %d x %d, 10 repeats, two threads: %.1f s (%.1f s of CPU); %d of %d fits converged,"
                        + " score %.3f, localisation %s%n",
                rows.rows(),
                rows.columns(),
                (System.nanoTime() - start) / 1e9,
                cpuSeconds() - cpu,
                result.convergence().converged(),
                result.convergence().fits(),
                sum.score().value(),
                sum.localisation().map(each -> "%.3f".formatted(each.value())).orElse("not defined"));
        permutations(out, probe, rounds);
    }

    private static void permutations(PrintStream out, KSparseProbe probe, int rounds) {
        long start = System.nanoTime();
        double cpu = cpuSeconds();
        EffectivenessNull test = EffectivenessNull.of(probe.permutations(new Seed(42), Progress.SILENT, Parts.NONE));
        out.printf(
                "information-curve, %d permutations, two threads: %.1f s (%.1f s of CPU); p %.4f%n",
                rounds, (System.nanoTime() - start) / 1e9, cpuSeconds() - cpu, test.scoreP());
    }

    /** Informative features are on in 30% of the words of one class and in 5% of the other's. */
    private static ActivationMatrix rows() {
        UniformRandomProvider random = new Seed(1).stream("information-curve");
        boolean[] first = ProbeRows.classes();
        float[] values = new float[ProbeRows.WORDS * ProbeRows.FEATURES];
        for (int i = 0; i < values.length; i++) {
            int feature = i % ProbeRows.FEATURES;
            boolean own = first[i / ProbeRows.FEATURES] == (feature % 2 == 0);
            double share = feature >= INFORMATIVE ? ON : own ? 0.3 : 0.05;
            values[i] = random.nextDouble() < share ? (float) (0.5 + random.nextDouble()) : 0;
        }
        return ActivationMatrix.of(ProbeRows.WORDS, ProbeRows.FEATURES, values);
    }

    private static double cpuSeconds() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1e9;
    }
}
