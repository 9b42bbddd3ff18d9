package monosema.probe;

import java.util.List;
import java.util.function.ToDoubleFunction;
import monosema.provenance.Seed;
import monosema.stats.Interval;

/**
 * The numbers of a probe on the real labels that a paper shows. Values are means over the repeats. Intervals resample the
 * words' scores, averaged over repeats, 10,000 times without refitting: they hold for these fits.
 *
 * @param testAccuracy held out; over words
 * @param testBalancedAccuracy held out; over the words of each class
 * @param testAuc held out; over the words of each class, by their placements, weighted by class
 * @param testLogLossBits held out; over words
 * @param informationBits log loss of the training frequency minus that of the probe, paired by word, never clipped:
 *     negative where the probe does worse; over words
 * @param trainAccuracy on the words it was fitted on; over words
 * @param trainBalancedAccuracy on the words it was fitted on
 * @param trainAuc on the words it was fitted on
 * @param trainLogLossBits on the words it was fitted on
 * @param selectivity {@code testAccuracy} minus the mean test accuracy on random labels (Hewitt and Liang 2019); over
 *     words and draws: words are resampled with their own difference, and the draws for the error of their mean
 * @param trainSelectivity the same of training accuracies
 * @param control what random labels give
 */
public record ProbeSummary(
        Interval testAccuracy,
        Interval testBalancedAccuracy,
        Interval testAuc,
        Interval testLogLossBits,
        Interval informationBits,
        Interval trainAccuracy,
        double trainBalancedAccuracy,
        double trainAuc,
        double trainLogLossBits,
        Interval selectivity,
        Interval trainSelectivity,
        ControlSummary control) {
    /**
     * Sums up one probe.
     *
     * @param result at least one repeat and one control draw
     * @param seed of the bootstrap
     */
    public static ProbeSummary of(ProbeResult result, Seed seed) {
        WordBootstrap words = new WordBootstrap(result.words(), seed);
        double[] correctness = values(result.words(), WordScore::correctness);
        return new ProbeSummary(
                words.mean(correctness, "accuracy"),
                words.meanOfClasses(correctness, "balanced"),
                words.auc(values(result.words(), WordScore::placement), "auc"),
                words.mean(values(result.words(), WordScore::logLossBits), "loss"),
                words.mean(values(result.words(), WordScore::informationBits), "information"),
                words.mean(values(result.words(), WordScore::trainCorrectness), "train"),
                mean(result.real(), ProbeDraw::trainBalancedAccuracy),
                mean(result.real(), ProbeDraw::trainAuc),
                mean(result.real(), ProbeDraw::trainLogLossBits),
                words.overControl(
                        values(result.words(), word -> word.correctness() - word.controlCorrectness()),
                        values(result.control(), ProbeDraw::testAccuracy),
                        "selectivity"),
                words.overControl(
                        values(result.words(), word -> word.trainCorrectness() - word.controlTrainCorrectness()),
                        values(result.control(), ProbeDraw::trainAccuracy),
                        "trainSelectivity"),
                ControlSummary.of(result));
    }

    static <T> double mean(List<T> rows, ToDoubleFunction<T> value) {
        double sum = 0;
        for (T row : rows) {
            sum += value.applyAsDouble(row);
        }
        return sum / rows.size();
    }

    static <T> double[] values(List<T> rows, ToDoubleFunction<T> value) {
        return rows.stream().mapToDouble(value).toArray();
    }
}
