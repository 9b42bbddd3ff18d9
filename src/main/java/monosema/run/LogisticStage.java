package monosema.run;

import java.nio.file.Path;
import java.util.List;
import monosema.activations.ActivationMatrix;
import monosema.config.AnalysisSpec;
import monosema.data.WordSet;
import monosema.probe.FirthRefit;
import monosema.probe.LogisticPath;
import monosema.probe.LogisticResult;
import monosema.probe.SampleSplit;
import monosema.probe.StabilitySelection;
import monosema.provenance.Progress;
import monosema.provenance.Seed;

/** The logistic regression of one representation: paths, stable neurons and their refit, sample splitting, nulls. */
record LogisticStage(
        String representation, WordSet words, AnalysisSpec.Logistic spec, Path activationsFolder, Seed seed) {

    /** Stable neurons in the joint refit: one for ten words of the smaller class, and no more than a table shows. */
    private static final int MOST_REFITTED = 12;

    void write(StageWriter out, Progress progress) {
        ActivationMatrix activations = ActivationFiles.readWeighted(activationsFolder, words);
        boolean[] first = words.isFirst();
        Seed own = seed.child("logistic");
        LogisticResult result = LogisticPath.run(activations, first, spec, own, progress);
        StabilitySelection.Result stability =
                StabilitySelection.run(activations, first, spec.stability(), spec.shuffles(), own.child("stability"));
        List<Integer> stable = stability.stable();
        List<FirthRefit.Neuron> refit = FirthRefit.fit(activations, stable.subList(0, refitted(stable, first)), first);
        SampleSplit.Result split =
                SampleSplit.run(activations, first, spec.splits(), spec.shuffles(), own.child("split"));
        LogisticRecord record =
                new LogisticRecord(representation, out, words.words().size());
        record.paths(result);
        record.stability(stability);
        record.refit(refit);
        record.split(split);
    }

    private static int refitted(List<Integer> stable, boolean[] first) {
        int positives = 0;
        for (boolean each : first) {
            positives += each ? 1 : 0;
        }
        int allowed = Math.max(1, Math.min(positives, first.length - positives) / 10);
        return Math.min(stable.size(), Math.min(MOST_REFITTED, allowed));
    }
}
