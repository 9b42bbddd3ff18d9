package monosema.run;

import java.nio.file.Path;
import java.util.List;
import monosema.activations.ActivationMatrix;
import monosema.config.AnalysisSpec;
import monosema.data.WordSet;
import monosema.probe.LogisticPath;
import monosema.probe.LogisticResult;
import monosema.provenance.Seed;
import monosema.record.LogisticRow;
import monosema.record.TableFiles;

/** The logistic regression path of one representation, with the optimality of every fit. */
record LogisticStage(
        String representation, WordSet words, AnalysisSpec.Logistic spec, Path activationsFolder, Seed seed) {

    void write(StageWriter out) {
        ActivationMatrix activations = ActivationFiles.readWeighted(activationsFolder);
        LogisticResult result = LogisticPath.run(activations, words.isFirst(), spec, seed.child("logistic"));
        TableFiles.logistic(out.recordFile("logistic.csv"), rows(result));
        String id = "logistic." + representation + ".";
        long n = words.words().size();
        out.number(id + "testAccuracy", result.testAccuracy(), "proportion", n);
        out.number(id + "testAuc", result.testAuc(), "none", n);
        out.number(id + "testLogLossBits", result.testLogLossBits(), "bits", n);
        out.count(id + "fits", result.convergence().fits(), "fits");
        out.count(id + "convergedFits", result.convergence().converged(), "fits");
        out.number(id + "worstOptimalityGap", result.convergence().worstOptimalityGap(), "none");
    }

    private List<LogisticRow> rows(LogisticResult result) {
        return result.path().stream()
                .map(row -> new LogisticRow(
                        representation,
                        row.penalty(),
                        row.strength(),
                        row.nonzero(),
                        row.trainLogLoss(),
                        row.testAccuracy(),
                        row.testAuc(),
                        row.testLogLossBits(),
                        row.converged(),
                        row.iterations(),
                        row.optimalityGap()))
                .toList();
    }
}
