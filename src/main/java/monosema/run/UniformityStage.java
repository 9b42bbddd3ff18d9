package monosema.run;

import java.util.List;
import java.util.function.ToDoubleFunction;
import monosema.calibration.NoisePValue;
import monosema.calibration.UniformityStudy;
import monosema.checkpoint.PartsFile;
import monosema.config.CalibrationSpec;
import monosema.provenance.Progress;
import monosema.provenance.Seed;
import monosema.record.CalibrationFiles;
import monosema.stats.Interval;
import monosema.stats.KolmogorovSmirnov;
import monosema.stats.Proportion;

/** Permutation p-values of probes on noise, and how far they are from uniform. */
record UniformityStage(CalibrationSpec.Uniformity spec, Seed seed) {
    private static final double LEVEL = 0.05;
    private static final double CONFIDENCE = 0.95;

    void write(StageWriter out, Progress progress) {
        List<NoisePValue> rows = rows(out, progress);
        CalibrationFiles.uniformity(out.recordFile(CalibrationFiles.UNIFORMITY), rows);
        double[] p = values(rows, NoisePValue::p);
        double[] split = values(rows, NoisePValue::tiesSplit);
        numbers(out, "uniformity.published.", p, KolmogorovSmirnov.uniform(p, spec.permutations() + 1));
        numbers(out, "uniformity.tiesSplit.", split, KolmogorovSmirnov.uniform(split));
    }

    private List<NoisePValue> rows(StageWriter out, Progress progress) {
        try (PartsFile parts = out.parts()) {
            return UniformityStudy.run(spec, seed, progress, parts);
        }
    }

    private static void numbers(StageWriter out, String id, double[] p, KolmogorovSmirnov.Result test) {
        int rejected = 0;
        for (double value : p) {
            rejected += value <= LEVEL ? 1 : 0;
        }
        long n = p.length;
        Interval rate = Proportion.wilson(rejected, p.length, CONFIDENCE);
        out.number(id + "rejected", rate, "proportion", n);
        out.number(id + "ksD", test.d(), "none", n);
        out.number(id + "ksP", test.p(), "none", n);
    }

    private static double[] values(List<NoisePValue> rows, ToDoubleFunction<NoisePValue> value) {
        return rows.stream().mapToDouble(value).toArray();
    }
}
