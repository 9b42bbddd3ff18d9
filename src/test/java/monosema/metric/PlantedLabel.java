package monosema.metric;

import java.util.List;
import monosema.activations.ActivationMatrix;
import monosema.checkpoint.Parts;
import monosema.config.AnalysisSpec;
import monosema.config.AnalysisSpec.Effectiveness.Ranking;
import monosema.probe.KSparseProbe;
import monosema.probe.KSparseResult;
import monosema.provenance.Progress;
import monosema.provenance.Seed;
import org.apache.commons.rng.UniformRandomProvider;

/** Words of two classes in turn, and standard normal neurons of which some can be replaced. */
final class PlantedLabel {
    final boolean[] first;
    private final int neurons;
    private final float[] values;
    private final Seed seed;

    PlantedLabel(int words, int neurons, long seed) {
        this.first = new boolean[words];
        this.neurons = neurons;
        this.values = new float[words * neurons];
        this.seed = new Seed(seed);
        UniformRandomProvider random = this.seed.stream("noise");
        for (int i = 0; i < words; i++) {
            first[i] = i % 2 == 0;
        }
        for (int i = 0; i < values.length; i++) {
            double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
            values[i] = (float) (radius * StrictMath.cos(2 * StrictMath.PI * random.nextDouble()));
        }
    }

    void scale(float factor) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
    }

    void set(int word, int neuron, double value) {
        values[word * neurons + neuron] = (float) value;
    }

    KSparseResult run(int repeats) {
        return probe(repeats, 0).run(seed, Progress.SILENT, Parts.NONE);
    }

    List<KSparseResult> rounds(int permutations) {
        return probe(1, permutations).permutations(seed, Progress.SILENT, Parts.NONE);
    }

    private KSparseProbe probe(int repeats, int permutations) {
        List<Ranking> rankings = List.of(Ranking.MEAN_DIFFERENCE);
        return new KSparseProbe(
                ActivationMatrix.of(first.length, neurons, values),
                first,
                new AnalysisSpec.Effectiveness(5, 3, repeats, 7, rankings, permutations),
                rankings.get(0));
    }
}
