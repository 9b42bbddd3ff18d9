package monosema.probe;

/**
 * How the probes fare on one word, averaged over the repeats: the unit of paired comparisons.
 *
 * @param first whether it is of the first class
 * @param correctness share of repeats in which it is told right by the probe that has not seen it
 * @param logLossBits {@code -log2 P(its label)} by the probe that has not seen it
 * @param frequencyBits {@code -log2 P(its label)} by the training frequency of the same folds
 * @param placement share of the other class in its test fold that it is ranked rightly against: its part in the AUC
 * @param trainCorrectness share of the probes fitted on it that tell it right
 * @param controlCorrectness as {@code correctness} for random labels, mean over the control draws
 * @param controlTrainCorrectness as {@code trainCorrectness} for random labels, mean over the control draws
 */
public record WordScore(
        boolean first,
        double correctness,
        double logLossBits,
        double frequencyBits,
        double placement,
        double trainCorrectness,
        double controlCorrectness,
        double controlTrainCorrectness) {
    /** What the probe saves of the log loss of one who knows only the class shares, never clipped. */
    double informationBits() {
        return frequencyBits - logLossBits;
    }
}
