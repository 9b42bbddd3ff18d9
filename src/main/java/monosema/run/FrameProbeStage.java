package monosema.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import monosema.activations.ActivationMatrix;
import monosema.config.AnalysisSpec;
import monosema.data.WordSet;
import monosema.probe.FrameProbeResult;
import monosema.probe.FrameSplitResult;
import monosema.probe.FrameSummary;
import monosema.probe.ProbeDraw;
import monosema.probe.ProbeInFrames;
import monosema.provenance.Progress;
import monosema.provenance.Seed;
import monosema.record.FrameFiles;
import monosema.record.FrameProbeRow;
import monosema.record.ProbeRow;

/** The linear probe of one representation of the words in sentence frames, and its control task. */
record FrameProbeStage(
        String representation, WordSet words, AnalysisSpec.FrameProbe spec, Path activationsFolder, Seed seed) {

    void write(StageWriter out, Progress progress) {
        ActivationMatrix activations = ActivationFiles.readWeighted(activationsFolder, words);
        FrameProbeResult result =
                ProbeInFrames.run(activations, words.isFirst(), spec, seed.child("probe-in-frames"), progress);
        List<FrameProbeRow> rows = new ArrayList<>(rows(FrameProbeRow.WORD, result.byWord()));
        rows.addAll(rows(FrameProbeRow.FRAME, result.byFrame()));
        FrameFiles.probes(out.recordFile("probe-frames.csv"), rows);
        String id = "frames." + representation + ".";
        long n = activations.rows();
        byWord(out, id + "byWord.", FrameSummary.of(result.byWord(), seed.child("probe-in-frames.byWord")), n);
        byFrame(out, id + "byFrame.", FrameSummary.of(result.byFrame(), seed.child("probe-in-frames.byFrame")), n);
        out.count(id + "controlDraws", spec.controlDraws(), "draws");
        out.count(id + "fits", result.convergence().fits(), "fits");
        out.count(id + "convergedFits", result.convergence().converged(), "fits");
        out.number(id + "worstOptimalityGap", result.convergence().worstOptimalityGap(), "none");
    }

    private void byWord(StageWriter out, String id, FrameSummary summary, long n) {
        accuracies(out, id, summary, n);
        out.number(id + "informationBits", summary.informationBits(), "bits", n);
        out.number(id + "permutationP", summary.permutationP(), "none", (long) spec.controlDraws());
    }

    private void byFrame(StageWriter out, String id, FrameSummary summary, long n) {
        accuracies(out, id, summary, n);
        out.number(id + "selectivity", summary.selectivity(), "proportion", n);
        out.number(id + "selectivitySpread", summary.selectivitySpread(), "proportion", (long) spec.controlDraws());
    }

    private void accuracies(StageWriter out, String id, FrameSummary summary, long n) {
        long draws = spec.controlDraws();
        out.number(id + "testAccuracy", summary.testAccuracy(), "proportion", n);
        out.number(id + "trainAccuracy", summary.trainAccuracy(), "proportion", n);
        out.number(id + "testAuc", summary.testAuc(), "none", n);
        out.number(id + "testLogLossBits", summary.testLogLossBits(), "bits", n);
        out.number(id + "controlTestAccuracy", summary.controlTestAccuracy(), "proportion", draws);
        out.number(id + "controlTrainAccuracy", summary.controlTrainAccuracy(), "proportion", draws);
    }

    private List<FrameProbeRow> rows(String split, FrameSplitResult result) {
        List<FrameProbeRow> rows = new ArrayList<>();
        rows.add(row(split, ProbeRow.REAL, result.real()));
        result.control().forEach(draw -> rows.add(row(split, ProbeRow.CONTROL, draw)));
        return rows;
    }

    private FrameProbeRow row(String split, String task, ProbeDraw draw) {
        return new FrameProbeRow(
                representation,
                split,
                task,
                draw.draw(),
                draw.trainAccuracy(),
                draw.testAccuracy(),
                draw.testAuc(),
                draw.testLogLossBits());
    }
}
