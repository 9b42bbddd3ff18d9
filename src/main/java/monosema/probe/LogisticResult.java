package monosema.probe;

import java.util.List;

/**
 * The logistic regression path of one representation.
 *
 * @param path one row a strength, from strong to weak, infinity first
 * @param testAccuracy out of fold, the strength chosen inside each training fold
 * @param testAuc likewise, mean over the test folds
 * @param testLogLossBits likewise, mean over all words
 * @param convergence of every fit made: those of the path and those in which strengths were chosen
 */
public record LogisticResult(
        List<LogisticRow> path, double testAccuracy, double testAuc, double testLogLossBits, Convergence convergence) {
    public LogisticResult {
        path = List.copyOf(path);
    }
}
