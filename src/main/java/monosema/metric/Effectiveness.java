package monosema.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import monosema.probe.KSparseProbe;
import monosema.probe.KSparseResult;
import monosema.provenance.Seed;
import monosema.stats.Interval;
import monosema.stats.Resamples;

/**
 * How effective a representation is about a label: how much of the label its best neurons hold, few or many.
 *
 * <p>I_k is usable information (Xu et al. 2020, definition 2, linear family) of the k best neurons, in bits, out of fold.
 * The score is the trapezoid area under {@code I_k / H(Y)} over {@code log2 k = 0 ... 8}, divided by 8: near 1 where one
 * neuron says everything, 0 on noise. I* is the information of the probe whose size is chosen in inner folds.
 *
 * <p>Intervals resample words without refitting: they hold for these fits, and on noise they miss 0 more often than they
 * say. Whether there is anything at all is for {@link EffectivenessNull} to say.
 *
 * @param curve I_k
 * @param entropyBits H(Y)
 * @param score a share of H(Y); a small negative value is one of noise
 * @param informationBits I*
 * @param allBits information of all neurons
 * @param localisation {@code score H(Y) / I*}, 1 where one neuron holds all there is; empty where the lower end of I* is
 *     not above 0
 * @param chosenSize median number of neurons of the probe whose size was chosen, 0 where none is of use
 */
public record Effectiveness(
        List<CurvePoint> curve,
        double entropyBits,
        Interval score,
        Interval informationBits,
        Interval allBits,
        Optional<Interval> localisation,
        double chosenSize) {
    static final double LEVEL = 0.95;
    static final int RESAMPLES = 10_000;

    public Effectiveness {
        curve = List.copyOf(curve);
    }

    /**
     * Sums up the probes of one representation.
     *
     * @param seed of the bootstrap
     */
    public static Effectiveness of(KSparseResult result, Seed seed) {
        WordInformationTable words = new WordInformationTable(result);
        Resamples resamples = resamples(result, seed);
        List<CurvePoint> curve = new ArrayList<>();
        for (int place = 0; place < KSparseProbe.SIZES.size(); place++) {
            curve.add(new CurvePoint(KSparseProbe.SIZES.get(place), resamples.ofMean(words.bySize(place), LEVEL)));
        }
        double entropy = words.entropyBits();
        Interval information = resamples.ofMean(words.chosen(), LEVEL);
        return new Effectiveness(
                curve,
                entropy,
                resamples.ofMean(Columns.scaled(words.height(), 1 / entropy), LEVEL),
                information,
                resamples.ofMean(words.all(), LEVEL),
                information.lower() > 0
                        ? Optional.of(resamples.ofRatio(words.height(), words.chosen(), LEVEL))
                        : Optional.empty(),
                median(result.chosenSizes()));
    }

    static Resamples resamples(KSparseResult result, Seed seed) {
        return new Resamples(result.words().size(), RESAMPLES, seed.stream("bootstrap"), "words");
    }

    private static double median(List<Integer> sizes) {
        List<Integer> sorted = sizes.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2.0;
    }
}
