package monosema.metric;

import java.util.function.ToDoubleFunction;
import monosema.probe.KSparseProbe;
import monosema.probe.KSparseResult;

/** What k-sparse probes say of each word, as columns over the words. */
record WordInformationTable(KSparseResult result) {

    /** By the k best neurons, k by its place in {@link KSparseProbe#SIZES}. */
    double[] bySize(int place) {
        return column(word -> word.bySize().get(place));
    }

    /** By the probe whose size is chosen. */
    double[] chosen() {
        return column(KSparseResult.Word::chosen);
    }

    /** By all neurons. */
    double[] all() {
        return column(KSparseResult.Word::all);
    }

    /** The trapezoid area of a word's curve over log2 k = 0 ... 8, divided by 8: its mean height, bits. */
    double[] height() {
        return column(word -> WordInformation.height(word.bySize()));
    }

    private double[] column(ToDoubleFunction<KSparseResult.Word> value) {
        return result.words().stream().mapToDouble(value).toArray();
    }

    /** H(Y) of the words' classes, bits. */
    double entropyBits() {
        double share = result.words().stream().filter(KSparseResult.Word::first).count()
                / (double) result.words().size();
        return -(share * StrictMath.log(share) + (1 - share) * StrictMath.log(1 - share)) / StrictMath.log(2);
    }

    /** A mean over the words of the height, as a share of H(Y): the score. */
    double score() {
        return Columns.mean(height()) / entropyBits();
    }
}
