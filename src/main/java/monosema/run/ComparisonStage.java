package monosema.run;

import java.nio.file.Path;
import monosema.probe.ProbeSummary;
import monosema.stats.Interval;

/** The held-out accuracy of an SAE's probe minus that of the MLP's, on the same folds. */
record ComparisonStage(String saeId, Path saeProbeFolder, Path mlpProbeFolder) {

    void write(StageWriter out) {
        Interval difference = ProbeSummary.difference(ProbeStage.read(saeProbeFolder), ProbeStage.read(mlpProbeFolder));
        out.number(
                "probe." + saeId + ".minusMlp", difference.value(), "proportion", ProbeStage.bounds(difference), (long)
                        ProbeStage.read(saeProbeFolder).foldAccuracies().size());
    }
}
