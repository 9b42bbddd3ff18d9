package monosema.run;

import java.nio.file.Path;
import java.util.List;
import monosema.metric.EffectivenessComparison;
import monosema.metric.EffectivenessNull;
import monosema.metric.EffectivenessRound;
import monosema.probe.KSparseResult;
import monosema.provenance.Seed;

/**
 * The score of a representation and its parts against those of the MLP, on the same words and folds.
 *
 * @param folders the curves of both, the representation's first, and the permutations of both where they were run
 */
record EffectivenessComparisonStage(String representation, List<Path> folders, Seed seed) {
    void write(StageWriter out) {
        KSparseResult one = EffectivenessStage.read(folders.get(0));
        KSparseResult mlp = EffectivenessStage.read(folders.get(1));
        EffectivenessComparison comparison =
                EffectivenessComparison.of(one, mlp, informative(), seed.child("effectiveness.comparison"));
        long n = one.words().size();
        out.number(result("gain"), comparison.gain(), "share of H(Y)", n);
        out.number(result("gainP"), comparison.gainP(), "none", n);
        comparison.retention().ifPresent(share -> {
            out.number(result("retention"), share, "none", n);
            out.number(result("retentionP"), comparison.retentionP(), "none", n);
        });
        comparison.relative().ifPresent(share -> out.number(result("relative"), share, "none", n));
        comparison.localisation().ifPresent(tested -> {
            out.number(result("localisationMinusMlp"), tested.difference(), "none", n);
            out.number(result("localisationP"), tested.p(), "none", n);
        });
        if (permuted()) {
            List<EffectivenessRound> rounds = EffectivenessNullStage.read(folders.get(2));
            List<EffectivenessRound> ofMlp = EffectivenessNullStage.read(folders.get(3));
            out.number(
                    result("nullGain"),
                    EffectivenessNull.gain(rounds, ofMlp),
                    "share of H(Y)",
                    (long) rounds.size() - 1);
        }
    }

    private boolean permuted() {
        return folders.size() > 2;
    }

    private boolean informative() {
        return !permuted()
                || EffectivenessNull.ofRounds(EffectivenessNullStage.read(folders.get(3)))
                        .informative();
    }

    private String result(String name) {
        return "effectiveness." + representation + "." + name;
    }
}
