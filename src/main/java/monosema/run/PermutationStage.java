package monosema.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import monosema.activations.ActivationMatrix;
import monosema.checkpoint.PartsFile;
import monosema.config.AnalysisSpec;
import monosema.data.WordSet;
import monosema.probe.PermutationTest;
import monosema.probe.ProbeDraw;
import monosema.provenance.Progress;
import monosema.provenance.Seed;
import monosema.record.PermutationRow;
import monosema.record.ProbeTables;

/** The label-permutation test of the whole probe pipeline on one representation. */
record PermutationStage(
        String representation, WordSet words, AnalysisSpec.Probe spec, Path activationsFolder, Seed seed) {

    void write(StageWriter out, Progress progress) {
        ActivationMatrix activations = ActivationFiles.readWeighted(activationsFolder, words);
        PermutationTest test = test(activations, out, progress);
        ProbeTables.permutations(out.recordFile(ProbeTables.PERMUTATIONS), rows(test));
        String id = "probe." + representation + ".permutation";
        long rounds = test.shuffled().size();
        out.count(id + "s", rounds, "permutations");
        out.number(id + "P", test.accuracyP(), "none", rounds);
        out.number(id + "PInformation", test.informationP(), "none", rounds);
        out.number(id + "Accuracy", test.observed().testAccuracy(), "proportion", (long)
                words.words().size());
        out.number(id + "NullAccuracy", test.nullAccuracy(), "proportion", rounds);
        out.number(id + "NullInformationBits", test.nullInformationBits(), "bits", rounds);
    }

    private PermutationTest test(ActivationMatrix activations, StageWriter out, Progress progress) {
        try (PartsFile parts = out.parts()) {
            return PermutationTest.run(
                    activations, words.isFirst(), spec, seed.child("probe.permutation"), progress, parts);
        }
    }

    private List<PermutationRow> rows(PermutationTest test) {
        List<PermutationRow> rows = new ArrayList<>();
        for (ProbeDraw round : test.rounds()) {
            rows.add(new PermutationRow(
                    representation,
                    round.draw(),
                    round.testAccuracy(),
                    round.testAuc(),
                    round.testLogLossBits(),
                    round.informationBits()));
        }
        return rows;
    }
}
