package monosema.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import monosema.activations.ActivationMatrix;
import monosema.config.AnalysisSpec;
import monosema.data.WordSet;
import monosema.io.Json;
import monosema.probe.LinearProbe;
import monosema.probe.ProbeDraw;
import monosema.probe.ProbeResult;
import monosema.probe.ProbeSummary;
import monosema.provenance.Progress;
import monosema.provenance.Seed;
import monosema.record.Interval;
import monosema.record.ProbeRow;
import monosema.record.TableFiles;

/** The linear probe of one representation and its control task. */
record ProbeStage(String representation, WordSet words, AnalysisSpec.Probe spec, Path activationsFolder, Seed seed) {
    private static final String RESULT = "probe.json";

    void write(StageWriter out, Progress progress) throws IOException {
        ActivationMatrix activations = ActivationFiles.readWeighted(activationsFolder);
        ProbeResult result = LinearProbe.run(activations, words.isFirst(), spec, seed.child("probe"), progress);
        Files.writeString(out.file(RESULT), Json.pretty(result));
        List<ProbeRow> rows = new ArrayList<>(rows(activations.columns(), ProbeRow.REAL, result.real()));
        rows.addAll(rows(activations.columns(), ProbeRow.CONTROL, result.control()));
        TableFiles.probes(out.recordFile("probe.csv"), rows);
        numbers(out, ProbeSummary.of(result, seed.child("probe.summary")), result);
    }

    /** Reads the full result of a stage back, for comparisons. */
    static ProbeResult read(Path folder) {
        return Json.read(folder.resolve(RESULT), ProbeResult.class);
    }

    /** An interval of the statistics as the record holds it. */
    static Interval bounds(monosema.stats.Interval interval) {
        return new Interval(interval.lower(), interval.upper(), interval.method());
    }

    private void numbers(StageWriter out, ProbeSummary summary, ProbeResult result) {
        String id = "probe." + representation + ".";
        long n = words.words().size();
        long draws = summary.controlDraws();
        number(out, id + "testAccuracy", summary.testAccuracy(), "proportion", n);
        out.number(id + "trainAccuracy", summary.trainAccuracy(), "proportion", n);
        out.number(id + "testAuc", summary.testAuc(), "none", n);
        out.number(id + "testLogLossBits", summary.testLogLossBits(), "bits", n);
        number(out, id + "informationBits", summary.informationBits(), "bits", n);
        number(out, id + "controlTestAccuracy", summary.controlTestAccuracy(), "proportion", draws);
        number(out, id + "controlTrainAccuracy", summary.controlTrainAccuracy(), "proportion", draws);
        number(out, id + "selectivity", summary.selectivity(), "proportion", draws);
        number(out, id + "trainSelectivity", summary.trainSelectivity(), "proportion", draws);
        out.count(id + "controlDraws", draws, "draws");
        out.number(id + "permutationP", summary.permutationP(), "none", draws);
        out.count(id + "fits", result.convergence().fits(), "fits");
        out.count(id + "convergedFits", result.convergence().converged(), "fits");
    }

    private static void number(StageWriter out, String id, monosema.stats.Interval value, String unit, long n) {
        out.number(id, value.value(), unit, bounds(value), n);
    }

    private List<ProbeRow> rows(int features, String task, List<ProbeDraw> draws) {
        return draws.stream()
                .map(draw -> new ProbeRow(
                        representation,
                        features,
                        task,
                        draw.draw(),
                        draw.trainAccuracy(),
                        draw.testAccuracy(),
                        draw.testAuc(),
                        draw.testLogLossBits()))
                .toList();
    }
}
