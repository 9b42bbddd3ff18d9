package monosema.metric;

import java.util.List;
import java.util.stream.IntStream;
import monosema.probe.KSparseProbe;
import monosema.probe.KSparseResult;

/**
 * One round of the label-permutation test, means over its words: all that the test needs of it.
 *
 * @param score as {@link Effectiveness#score}
 * @param informationBits I*
 * @param curveBits I_k, one for each of {@link KSparseProbe#SIZES}
 */
public record EffectivenessRound(double score, double informationBits, List<Double> curveBits) {
    public EffectivenessRound {
        curveBits = List.copyOf(curveBits);
    }

    /** Sums up a round. */
    public static EffectivenessRound of(KSparseResult round) {
        WordInformationTable words = new WordInformationTable(round);
        return new EffectivenessRound(
                words.score(),
                Columns.mean(words.chosen()),
                IntStream.range(0, KSparseProbe.SIZES.size())
                        .mapToObj(place -> Columns.mean(words.bySize(place)))
                        .toList());
    }
}
