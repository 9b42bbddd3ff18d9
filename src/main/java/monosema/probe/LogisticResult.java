package monosema.probe;

import java.util.List;

/**
 * The logistic regression paths of one representation.
 *
 * @param penalties one result a declared penalty, in the order of the declaration
 * @param separation of all words
 */
public record LogisticResult(List<PenaltyResult> penalties, Separation separation) {
    public LogisticResult {
        penalties = List.copyOf(penalties);
    }

    /**
     * The result of one penalty.
     *
     * @throws IllegalArgumentException if it was not declared
     */
    public PenaltyResult of(String penalty) {
        return penalties.stream()
                .filter(result -> result.penalty().equals(penalty))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no penalty '" + penalty + "' among the results"));
    }
}
