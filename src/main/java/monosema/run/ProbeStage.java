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
import monosema.probe.ControlSummary;
import monosema.probe.LinearProbe;
import monosema.probe.ProbeDraw;
import monosema.probe.ProbeResult;
import monosema.probe.ProbeSummary;
import monosema.provenance.Progress;
import monosema.provenance.Seed;
import monosema.record.ProbeRow;
import monosema.record.ProbeTables;

/** The linear probe of one representation and its control task. */
record ProbeStage(String representation, WordSet words, AnalysisSpec.Probe spec, Path activationsFolder, Seed seed) {
    private static final String RESULT = "probe.json";

    void write(StageWriter out, Progress progress) throws IOException {
        ActivationMatrix activations = ActivationFiles.readWeighted(activationsFolder, words);
        ProbeResult result = LinearProbe.run(activations, words.isFirst(), spec, seed.child("probe"), progress);
        Files.writeString(out.file(RESULT), Json.pretty(result));
        List<ProbeRow> rows = new ArrayList<>(rows(activations.columns(), ProbeRow.REAL, result.real()));
        rows.addAll(rows(activations.columns(), ProbeRow.CONTROL, result.control()));
        ProbeTables.probes(out.recordFile("probe.csv"), rows);
        numbers(out, ProbeSummary.of(result, seed.child("probe.summary")), result);
    }

    /** Reads the full result of a stage back, for comparisons. */
    static ProbeResult read(Path folder) {
        return Json.read(folder.resolve(RESULT), ProbeResult.class);
    }

    private void numbers(StageWriter out, ProbeSummary summary, ProbeResult result) {
        String id = "probe." + representation + ".";
        long n = words.words().size();
        out.number(id + "testAccuracy", summary.testAccuracy(), "proportion", n);
        out.number(id + "testBalancedAccuracy", summary.testBalancedAccuracy(), "proportion", n);
        out.number(id + "testAuc", summary.testAuc(), "none", n);
        out.number(id + "testLogLossBits", summary.testLogLossBits(), "bits", n);
        out.number(id + "informationBits", summary.informationBits(), "bits", n);
        out.number(id + "trainAccuracy", summary.trainAccuracy(), "proportion", n);
        out.number(id + "trainBalancedAccuracy", summary.trainBalancedAccuracy(), "proportion", n);
        out.number(id + "trainAuc", summary.trainAuc(), "none", n);
        out.number(id + "trainLogLossBits", summary.trainLogLossBits(), "bits", n);
        out.number(id + "selectivity", summary.selectivity(), "proportion", n);
        out.number(id + "trainSelectivity", summary.trainSelectivity(), "proportion", n);
        control(out, id + "control", summary.control());
        out.count(id + "fits", result.convergence().fits(), "fits");
        out.count(id + "convergedFits", result.convergence().converged(), "fits");
        out.number(id + "worstOptimalityGap", result.convergence().worstOptimalityGap(), "none");
    }

    private static void control(StageWriter out, String id, ControlSummary control) {
        long draws = control.draws();
        out.number(id + "TestAccuracy", control.testAccuracy(), "proportion", draws);
        out.number(id + "TestBalancedAccuracy", control.testBalancedAccuracy(), "proportion", draws);
        out.number(id + "TestAuc", control.testAuc(), "none", draws);
        out.number(id + "TestLogLossBits", control.testLogLossBits(), "bits", draws);
        out.number(id + "InformationBits", control.informationBits(), "bits", draws);
        out.number(id + "TrainAccuracy", control.trainAccuracy(), "proportion", draws);
        out.count(id + "Draws", draws, "draws");
        out.number(id + "P", control.p(), "none", draws);
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
                        draw.testLogLossBits(),
                        draw.testBalancedAccuracy(),
                        draw.informationBits(),
                        draw.trainBalancedAccuracy(),
                        draw.trainAuc(),
                        draw.trainLogLossBits()))
                .toList();
    }
}
