package monosema.behaviour;

import java.util.List;
import monosema.data.LabelledWord;

/**
 * Which of two classes' cue words a model expects after a word.
 *
 * @param word with its label
 * @param logOdds for each pair of cues, in nats: log P(cue of the first label) - log P(cue of the second) right after
 *     the word
 */
public record WordLean(LabelledWord word, List<Double> logOdds) {
    public WordLean {
        logOdds = List.copyOf(logOdds);
    }

    /** Mean over the pairs, in nats; above 0 the model leans to the first label. */
    public double mean() {
        return logOdds.stream().mapToDouble(Double::doubleValue).sum() / logOdds.size();
    }
}
