package monosema.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;

/**
 * A probe of words in frames under one split.
 *
 * @param real one pass on the real labels
 * @param control one pass a random labelling, in order
 * @param words in the set's order: their scores, mean over their frames
 */
public record FrameSplitResult(ProbeDraw real, List<ProbeDraw> control, List<WordScore> words) {
    public FrameSplitResult {
        control = List.copyOf(control);
        words = List.copyOf(words);
    }

    /**
     * Sums up the passes of one split.
     *
     * @param first class of each word
     * @param real the pass on the real labels
     * @param control at least one, in order
     * @param frames rows a word
     */
    static FrameSplitResult of(
            boolean[] first, NestedCrossValidation real, List<NestedCrossValidation> control, int frames) {
        List<ProbeDraw> draws = IntStream.range(0, control.size())
                .mapToObj(d -> ProbeDraw.of(d, control.get(d)))
                .toList();
        List<NestedCrossValidation> reals = List.of(real);
        List<WordScore> words = new ArrayList<>();
        for (int word = 0; word < first.length; word++) {
            int from = word * frames;
            words.add(new WordScore(
                    first[word],
                    mean(from, frames, reals, NestedCrossValidation::chosen, OutOfFold::correctness),
                    mean(from, frames, reals, NestedCrossValidation::chosen, OutOfFold::logLossBits),
                    mean(from, frames, reals, NestedCrossValidation::frequency, OutOfFold::logLossBits),
                    mean(from, frames, reals, NestedCrossValidation::chosen, OutOfFold::placement),
                    mean(from, frames, reals, NestedCrossValidation::chosen, OutOfFold::trainCorrectness),
                    mean(from, frames, control, NestedCrossValidation::chosen, OutOfFold::correctness),
                    mean(from, frames, control, NestedCrossValidation::chosen, OutOfFold::trainCorrectness)));
        }
        return new FrameSplitResult(ProbeDraw.of(0, real), draws, words);
    }

    private static double mean(
            int from,
            int frames,
            List<NestedCrossValidation> passes,
            Function<NestedCrossValidation, OutOfFold> scores,
            ToDoubleBiFunction<OutOfFold, Integer> ofRow) {
        double sum = 0;
        for (NestedCrossValidation pass : passes) {
            for (int row = from; row < from + frames; row++) {
                sum += ofRow.applyAsDouble(scores.apply(pass), row);
            }
        }
        return sum / (frames * passes.size());
    }
}
