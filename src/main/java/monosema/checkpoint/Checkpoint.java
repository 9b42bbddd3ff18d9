package monosema.checkpoint;

import java.util.List;
import java.util.Map;
import monosema.io.Tensor;

/**
 * Where a training stands: all that going on from here needs.
 *
 * @param layout what tensors and facts there are; another one whenever they change, such as {@code sae-2}
 * @param step steps done
 * @param tensors names differ
 * @param facts the rest, as text, by name
 */
public record Checkpoint(String layout, int step, List<Tensor> tensors, Map<String, String> facts) {
    public Checkpoint {
        tensors = List.copyOf(tensors);
        facts = Map.copyOf(facts);
    }

    /**
     * A tensor.
     *
     * @throws IllegalArgumentException naming it, if it is not there
     */
    public Tensor tensor(String name) {
        return tensors.stream()
                .filter(tensor -> tensor.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("tensor '%s' is missing".formatted(name)));
    }

    /**
     * A fact.
     *
     * @throws IllegalArgumentException naming it, if it is not there
     */
    public String fact(String name) {
        String value = facts.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }
}
