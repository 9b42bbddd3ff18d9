package monosema.planted;

import java.util.List;
import monosema.activations.ActivationMatrix;
import monosema.checkpoint.Parts;
import monosema.config.AnalysisSpec;
import monosema.config.AnalysisSpec.Effectiveness.Ranking;
import monosema.config.PlantedSpec;
import monosema.metric.Effectiveness;
import monosema.metric.EffectivenessComparison;
import monosema.metric.EffectivenessNull;
import monosema.probe.KSparseProbe;
import monosema.probe.KSparseResult;
import monosema.provenance.CountedProgress;
import monosema.provenance.Progress;
import monosema.provenance.Seed;
import monosema.sae.Sae;
import monosema.stats.Parallel;

/**
 * The effectiveness score where labels say nothing: does its permutation test reject at its stated rate, and how often do
 * its bootstrap interval and that of the gain hold the truth? Rows of a planted dictionary, labels dealt out in turn.
 */
public final class NoiseStudy {
    /** Rows of a draw; few, so that many draws can be afforded. */
    public static final int ROWS = 100;
    /** Outer and inner folds. */
    public static final int FOLDS = 3;

    private static final int STRENGTHS = 6;

    private final Sae sae;
    private final PlantedDictionary dictionary;
    private final FiringRates rates;
    private final PlantedSpec spec;
    private final Seed seed;
    private final AnalysisSpec.Effectiveness probe;

    NoiseStudy(Sae sae, PlantedDictionary dictionary, FiringRates rates, PlantedSpec spec, Seed seed) {
        this.sae = sae;
        this.dictionary = dictionary;
        this.rates = rates;
        this.spec = spec;
        this.seed = seed;
        this.probe = new AnalysisSpec.Effectiveness(
                FOLDS,
                FOLDS,
                1,
                STRENGTHS,
                List.of(Ranking.MEAN_DIFFERENCE),
                spec.labels().permutations());
    }

    /** Every draw, in order; a step of the progress each, and each a part that is kept. */
    List<NoiseRow> run(Progress progress, Parts parts) {
        double[] norms = sae.decoderNorms();
        int draws = spec.labels().noiseDraws();
        CountedProgress steps = new CountedProgress(progress, draws);
        return Parallel.map(draws, i -> {
            NoiseRow row = parts.part("draw " + i, NoiseRow.class, () -> draw(i, norms));
            steps.step("scores on noise");
            return row;
        });
    }

    private NoiseRow draw(int index, double[] norms) {
        Seed own = seed.child("draw." + index);
        LabelledRows drawn =
                LabelledRows.draw(dictionary, rates, -1, ROWS, spec.leastStrength(), spec.mostStrength(), own);
        ActivationMatrix features = LabelScores.weighted(sae.encode(drawn.rows()), norms);
        boolean[] classes = drawn.classes();
        KSparseProbe probes = new KSparseProbe(features, classes, probe, Ranking.MEAN_DIFFERENCE);
        KSparseResult result = probes.run(own.child("effectiveness"), Progress.SILENT, Parts.NONE);
        KSparseResult base = new KSparseProbe(drawn.rows(), classes, probe, Ranking.MEAN_DIFFERENCE)
                .run(own.child("effectiveness"), Progress.SILENT, Parts.NONE);
        EffectivenessNull permuted =
                EffectivenessNull.of(probes.permutations(own.child("permutation"), Progress.SILENT, Parts.NONE));
        Effectiveness score = Effectiveness.of(result, own.child("summary"));
        EffectivenessComparison gain = EffectivenessComparison.of(result, base, false, own.child("comparison"));
        return new NoiseRow(
                index,
                score.score().value(),
                score.score().lower(),
                score.score().upper(),
                permuted.scoreP(),
                gain.gain().value(),
                gain.gain().lower(),
                gain.gain().upper(),
                gain.gainP());
    }
}
