package monosema.report.claim;

import java.util.List;
import monosema.config.Claim;

/**
 * A claim and what the records say of it.
 *
 * @param id as declared; names its place on the page
 * @param sentence for the reader
 * @param assertions in the order of the declaration
 */
public record CheckedClaim(String id, String sentence, List<CheckedAssertion> assertions) {
    public CheckedClaim {
        assertions = List.copyOf(assertions);
    }

    static CheckedClaim of(Claim claim, Judge judge) {
        return new CheckedClaim(
                claim.id(),
                claim.sentence(),
                claim.assertions().stream().map(judge::judge).toList());
    }

    /** The worst of its assertions'. */
    public Verdict verdict() {
        return assertions.stream().map(CheckedAssertion::verdict).reduce(Verdict.HELD, Verdict::and);
    }

    /** The experiments with a record among those that it speaks of. */
    public List<String> sources() {
        return assertions.stream()
                .flatMap(assertion -> assertion.sources().stream())
                .distinct()
                .toList();
    }

    /** The assertions for which it does not hold. */
    public List<CheckedAssertion> faults() {
        return assertions.stream()
                .filter(assertion -> assertion.verdict() == Verdict.BROKEN)
                .toList();
    }
}
