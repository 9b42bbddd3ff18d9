package monosema.planted;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import monosema.activations.ActivationMatrix;
import monosema.checkpoint.Parts;
import monosema.config.AnalysisSpec;
import monosema.config.AnalysisSpec.Effectiveness.Ranking;
import monosema.config.PlantedSpec;
import monosema.metric.Effectiveness;
import monosema.metric.WordInformation;
import monosema.probe.KSparseProbe;
import monosema.probe.KSparseResult;
import monosema.probe.LinearProbe;
import monosema.probe.ProbeDraw;
import monosema.probe.ProbeResult;
import monosema.provenance.Progress;
import monosema.provenance.Seed;
import monosema.sae.Sae;
import monosema.stats.Parallel;

/**
 * What scores say of one SAE, averaged over labels that are planted features: one repeat of five folds, few strengths.
 *
 * @param effectiveness see {@link Effectiveness#score()}
 * @param gain the same less that of the activations themselves
 * @param information I*, bits
 * @param localisation {@code E H(Y) / I*} of the means over the labels
 * @param retention {@code I*} over that of the activations themselves, of the means over the labels
 * @param bestNeuronAccuracy held-out accuracy of the one best neuron: k-sparse probing at k = 1
 * @param selectivity of a linear probe on all neurons: held-out accuracy less that on random labels
 */
record LabelScores(
        double effectiveness,
        double gain,
        double information,
        double localisation,
        double retention,
        double bestNeuronAccuracy,
        double selectivity) {
    private static final int FOLDS = 5;
    private static final int STRENGTHS = 6;
    private static final int CONTROL_DRAWS = 3;

    private static final AnalysisSpec.Effectiveness SPEC =
            new AnalysisSpec.Effectiveness(FOLDS, FOLDS, 1, STRENGTHS, List.of(Ranking.MEAN_DIFFERENCE), 0);
    private static final AnalysisSpec.Probe PROBE = new AnalysisSpec.Probe(FOLDS, FOLDS, 1, STRENGTHS, CONTROL_DRAWS);

    /** Of one label. */
    private record One(
            double height,
            double baseHeight,
            double information,
            double baseInformation,
            double correct,
            double selectivity) {}

    /**
     * Scores an SAE.
     *
     * @param seed of rows and folds, the same for every SAE of a dictionary
     */
    static LabelScores of(Sae sae, PlantedDictionary dictionary, FiringRates rates, PlantedSpec spec, Seed seed) {
        int labels = spec.labels().features();
        double[] norms = sae.decoderNorms();
        List<One> all = Parallel.map(labels, label -> {
            int feature = label * dictionary.features() / labels;
            Seed own = seed.child("label." + feature);
            LabelledRows drawn = LabelledRows.draw(
                    dictionary, rates, feature, spec.labels().rows(), spec.leastStrength(), spec.mostStrength(), own);
            return one(weighted(sae.encode(drawn.rows()), norms), drawn, own);
        });
        double height = mean(all, One::height);
        double information = mean(all, One::information);
        return new LabelScores(
                height,
                height - mean(all, One::baseHeight),
                information,
                height / information,
                information / mean(all, One::baseInformation),
                mean(all, One::correct),
                mean(all, One::selectivity));
    }

    private static One one(ActivationMatrix features, LabelledRows drawn, Seed seed) {
        boolean[] classes = drawn.classes();
        KSparseResult sparse = probe(features, classes, seed);
        KSparseResult base = probe(drawn.rows(), classes, seed);
        ProbeResult dense = LinearProbe.run(features, classes, PROBE, seed.child("probe"), Progress.SILENT);
        return new One(
                mean(WordInformation.of(sparse), WordInformation::heightBits),
                mean(WordInformation.of(base), WordInformation::heightBits),
                sparse.chosenInformationBits(),
                base.chosenInformationBits(),
                bestNeuronAccuracy(sparse),
                mean(dense.real(), ProbeDraw::testAccuracy) - mean(dense.control(), ProbeDraw::testAccuracy));
    }

    static KSparseResult probe(ActivationMatrix activations, boolean[] classes, Seed seed) {
        return new KSparseProbe(activations, classes, SPEC, Ranking.MEAN_DIFFERENCE)
                .run(seed.child("effectiveness"), Progress.SILENT, Parts.NONE);
    }

    /** The classes are equal in every training fold, so a word is told right where its label gets more than half. */
    private static double bestNeuronAccuracy(KSparseResult result) {
        return mean(result.words(), word -> {
            double bits = word.bySize().get(0);
            return bits > 0 ? 1 : bits < 0 ? 0 : 0.5;
        });
    }

    /** Feature activations times the norms of their decoder rows. */
    static ActivationMatrix weighted(ActivationMatrix features, double[] norms) {
        float[] values = features.toArray();
        IntStream.range(0, values.length).forEach(i -> values[i] *= (float) norms[i % norms.length]);
        return ActivationMatrix.of(features.rows(), features.columns(), values);
    }

    private static <T> double mean(List<T> rows, ToDoubleFunction<T> value) {
        return rows.stream().mapToDouble(value).average().orElseThrow();
    }
}
