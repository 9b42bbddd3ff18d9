package monosema.config;

import java.util.List;

/**
 * A sentence of the paper, and what the records must say for it to be true.
 *
 * @param id {@code [a-z0-9-]{1,64}}, unique among the claims
 * @param sentence plain English, one line of at most 500 characters
 * @param assertions at least one; the claim holds where all of them do
 */
public record Claim(String id, String sentence, List<Assertion> assertions) {
    public Claim {
        assertions = List.copyOf(assertions);
    }
}
