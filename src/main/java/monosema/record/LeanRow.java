package monosema.record;

import java.util.List;

/**
 * A row of {@code lean.csv}: which class's cue words the model expects after a word.
 *
 * @param word of the word set
 * @param label its label
 * @param lean mean of the log-odds over the pairs of cues, nats; above 0 it is to the first label
 * @param agrees whether that is the word's own label
 * @param logOdds of each pair, nats: log P(cue of the first label) - log P(cue of the second)
 */
public record LeanRow(String word, String label, double lean, boolean agrees, List<Double> logOdds) {
    public LeanRow {
        logOdds = List.copyOf(logOdds);
    }
}
