package monosema.run;

import java.nio.file.Path;
import monosema.probe.ProbeComparison;
import monosema.probe.ProbeComparison.Difference;
import monosema.probe.ProbeComparison.NonInferiority;
import monosema.probe.ProbeResult;
import monosema.provenance.Seed;

/** The held-out scores of an SAE's probe minus those of the MLP's, on the same folds, and the test of non-inferiority. */
record ComparisonStage(String saeId, Path saeProbeFolder, Path mlpProbeFolder, double margin, Seed seed) {

    void write(StageWriter out) {
        ProbeResult probe = ProbeStage.read(saeProbeFolder);
        ProbeComparison comparison =
                ProbeComparison.of(probe, ProbeStage.read(mlpProbeFolder), margin, seed.child("probe.comparison"));
        String id = "probe." + saeId + ".";
        difference(out, id + "minusMlp", comparison.accuracy(), "proportion", probe);
        difference(out, id + "minusMlpAuc", comparison.auc(), "none", probe);
        difference(out, id + "minusMlpInformationBits", comparison.informationBits(), "bits", probe);
        NonInferiority test = comparison.nonInferiority();
        long folds = probe.folds().size();
        out.number(id + "nonInferiorityMargin", test.margin(), "proportion");
        out.number(id + "nonInferiorityP", test.p(), "none", folds);
        out.number(id + "nonInferior", test.shown() ? 1 : 0, "none", folds);
        out.number(id + "nonInferiorByWord", test.shownByWord() ? 1 : 0, "none", (long)
                probe.words().size());
    }

    private static void difference(StageWriter out, String id, Difference difference, String unit, ProbeResult probe) {
        out.number(id, difference.byFold(), unit, (long) probe.folds().size());
        out.number(
                id + "ByWord", difference.byWord(), unit, (long) probe.words().size());
        out.number(id + "Control", difference.control(), unit, (long)
                probe.control().size());
    }
}
