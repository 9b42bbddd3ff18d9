package monosema.metric;

import java.util.List;
import monosema.probe.KSparseResult;

/**
 * One word's part in a score, bits, averaged over the repeats.
 *
 * @param heightBits mean height of its information curve over log2 k = 0 ... 8, the trapezoid area divided by 8
 * @param chosenBits by the probe whose size was chosen
 * @param allBits by all neurons
 */
public record WordInformation(double heightBits, double chosenBits, double allBits) {

    /** Every word's, in row order. */
    public static List<WordInformation> of(KSparseResult result) {
        return result.words().stream()
                .map(word -> new WordInformation(height(word.bySize()), word.chosen(), word.all()))
                .toList();
    }

    static double height(List<Double> curve) {
        double sum = 0;
        for (int i = 1; i < curve.size(); i++) {
            sum += (curve.get(i - 1) + curve.get(i)) / 2;
        }
        return sum / (curve.size() - 1);
    }
}
