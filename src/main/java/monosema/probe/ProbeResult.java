package monosema.probe;

import java.util.List;

/**
 * A linear probe of one representation on the real labels and on random ones.
 *
 * @param real one a repeat, in order
 * @param control one a random labelling, in order
 * @param words in row order, real task
 * @param folds each test fold of each repeat of the real task, repeat by repeat
 * @param testToTrain size of a test fold over that of its training fold, {@code 1 / (folds - 1)}
 * @param convergence of every fit made
 */
public record ProbeResult(
        List<ProbeDraw> real,
        List<ProbeDraw> control,
        List<WordScore> words,
        List<FoldScore> folds,
        double testToTrain,
        Convergence convergence) {
    public ProbeResult {
        real = List.copyOf(real);
        control = List.copyOf(control);
        words = List.copyOf(words);
        folds = List.copyOf(folds);
    }
}
