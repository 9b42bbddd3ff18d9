package monosema.bench;

import java.io.PrintStream;
import monosema.activations.ActivationMatrix;
import monosema.config.AnalysisSpec;
import monosema.config.AnalysisSpec.Probe.Permute;
import monosema.config.AnalysisSpec.Probe.Scaling;
import monosema.probe.LinearProbe;
import monosema.probe.ProbeResult;
import monosema.provenance.Progress;
import monosema.provenance.Seed;

/** The L2 probe in 5 x 5 folds, 10 repeats, 12 strengths, and the part of it that scikit-learn can finish. */
final class NestedCrossValidationBench implements Bench {
    @Override
    public void run(PrintStream out) throws Exception {
        for (Scaling scaling : Scaling.values()) {
            time(out, "dense", ProbeRows.dense(), scaling);
            time(out, "sparse", ProbeRows.sparse(), scaling);
        }
    }

    private static void time(PrintStream out, String name, ActivationMatrix rows, Scaling scaling) {
        AnalysisSpec.Probe spec = new AnalysisSpec.Probe(5, 5, 10, 12, 1, scaling, 0, Permute.SMALLEST, 0, 0.05);
        long start = System.nanoTime();
        ProbeResult result = LinearProbe.run(rows, ProbeRows.classes(), spec, new Seed(42), Progress.SILENT);
        out.printf(
                "nested-cv, %d x %d %s, %s, 10 repeats and 1 control draw, two threads: %.1f s; %d of %d fits converged,"
                        + " accuracy %.3f%n",
                rows.rows(),
                rows.columns(),
                name,
                scaling,
                (System.nanoTime() - start) / 1e9,
                result.convergence().converged(),
                result.convergence().fits(),
                result.real().get(0).testAccuracy());
    }
}
