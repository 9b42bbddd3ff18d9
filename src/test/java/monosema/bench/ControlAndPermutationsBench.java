package monosema.bench;

import java.io.PrintStream;
import monosema.activations.ActivationMatrix;
import monosema.config.AnalysisSpec;
import monosema.probe.LinearProbe;
import monosema.probe.PermutationTest;
import monosema.provenance.Progress;
import monosema.provenance.Seed;

/** 100 control draws and 200 permutation rounds of the probe, one repeat each, 5 x 5 folds, 12 strengths. */
final class ControlAndPermutationsBench implements Bench {
    @Override
    public void run(PrintStream out) {
        AnalysisSpec.Probe spec = new AnalysisSpec.Probe(5, 5, 1, 12, 100);
        time(out, "dense", ProbeRows.dense(), spec);
        time(out, "sparse", ProbeRows.sparse(), spec);
    }

    private static void time(PrintStream out, String name, ActivationMatrix rows, AnalysisSpec.Probe spec) {
        boolean[] first = ProbeRows.classes();
        long start = System.nanoTime();
        LinearProbe.run(rows, first, spec, new Seed(42), Progress.SILENT);
        double control = (System.nanoTime() - start) / 1e9;
        PermutationTest test = PermutationTest.run(rows, first, spec, new Seed(42), Progress.SILENT);
        double both = (System.nanoTime() - start) / 1e9;
        out.printf(
                "control-and-permutations, %d x %d %s, two threads: 100 control draws %.1f s, 200 permutations %.1f s,"
                        + " together %.1f s; p %.4f%n",
                rows.rows(), rows.columns(), name, control, both - control, both, test.accuracyP());
    }
}
