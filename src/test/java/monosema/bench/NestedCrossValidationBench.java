package monosema.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import monosema.activations.ActivationMatrix;
import monosema.config.AnalysisSpec;
import monosema.config.AnalysisSpec.Probe.Permute;
import monosema.config.AnalysisSpec.Probe.Scaling;
import monosema.io.Json;
import monosema.probe.LinearProbe;
import monosema.probe.OneOuterFold;
import monosema.probe.ProbeResult;
import monosema.provenance.Progress;
import monosema.provenance.Seed;

/**
 * The L2 probe in 5 x 5 folds, 10 repeats, 12 strengths; and one repeat of it, written to {@code target/nested-cv}
 * for {@code src/test/python/nested_cv_peer.py}, which times scikit-learn on the same fits.
 */
final class NestedCrossValidationBench implements Bench {
    private static final Path PEER = Path.of("target/nested-cv");

    @Override
    public void run(PrintStream out) throws IOException {
        Files.createDirectories(PEER);
        part(out, "dense", ProbeRows.dense());
        part(out, "sparse", ProbeRows.sparse());
        for (Scaling scaling : Scaling.values()) {
            time(out, "dense", ProbeRows.dense(), scaling);
            time(out, "sparse", ProbeRows.sparse(), scaling);
        }
    }

    private static void time(PrintStream out, String name, ActivationMatrix rows, Scaling scaling) {
        AnalysisSpec.Probe spec = new AnalysisSpec.Probe(5, 5, 10, 12, 1, scaling, 0, Permute.SMALLEST, 0, 0.05);
        long start = System.nanoTime();
        double cpu = cpuSeconds();
        ProbeResult result = LinearProbe.run(rows, ProbeRows.classes(), spec, new Seed(42), Progress.SILENT);
        out.printf(
                "nested-cv, %d x %d %s, %s, 10 repeats and 1 control draw, two threads: %.1f s (%.1f s of CPU);"
                        + " %d of %d fits converged, accuracy %.3f%n",
                rows.rows(),
                rows.columns(),
                name,
                scaling,
                (System.nanoTime() - start) / 1e9,
                cpuSeconds() - cpu,
                result.convergence().converged(),
                result.convergence().fits(),
                result.real().get(0).testAccuracy());
    }

    /** One repeat on one thread, the Gram matrix included, which a whole run makes once for ten of them. */
    private static void part(PrintStream out, String name, ActivationMatrix rows) throws IOException {
        boolean[] first = ProbeRows.classes();
        Seed seed = new Seed(42).child("repeat.0");
        double accuracy = OneOuterFold.accuracyOfOneRepeat(rows, first, 5, 5, 12, seed);
        long start = System.nanoTime();
        double cpu = cpuSeconds();
        double again = OneOuterFold.accuracyOfOneRepeat(rows, first, 5, 5, 12, seed);
        double seconds = (System.nanoTime() - start) / 1e9;
        double cpuSeconds = cpuSeconds() - cpu;
        List<OneOuterFold> folds = new ArrayList<>();
        for (int fold = 0; fold < 5; fold++) {
            folds.add(OneOuterFold.of(rows, first, 5, 5, 12, fold, seed));
        }
        ByteBuffer bytes = ByteBuffer.allocate(4 * rows.rows() * rows.columns()).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(rows.toArray());
        Files.write(PEER.resolve(name + ".f32"), bytes.array());
        Map<String, Object> part = new LinkedHashMap<>();
        part.put("first", first);
        part.put("folds", folds);
        part.put("seconds", seconds);
        part.put("cpuSeconds", cpuSeconds);
        Files.writeString(PEER.resolve(name + ".json"), Json.canonical(part));
        out.printf(
                "one repeat, %s, one thread: %.2f s (%.2f s of CPU); accuracy %.3f, again %.3f%n",
                name, seconds, cpuSeconds, accuracy, again);
    }

    private static double cpuSeconds() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1e9;
    }
}
