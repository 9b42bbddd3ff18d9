package monosema.run;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which word sets are asked for again though their answers are recorded.
 *
 * @param all every one that an experiment of the run uses
 * @param names these; empty where {@code all} is set
 */
public record AskAnew(boolean all, Set<String> names) {
    /** None. */
    public static final AskAnew NONE = new AskAnew(false, Set.of());

    public AskAnew {
        names = Set.copyOf(names);
    }

    /** As the command line has it: {@code true}, {@code false}, nothing, or names with commas between them. */
    public static AskAnew parse(String option) {
        return switch (option.strip()) {
            case "", "false" -> NONE;
            case "true" -> new AskAnew(true, Set.of());
            default ->
                new AskAnew(
                        false,
                        Arrays.stream(option.split(","))
                                .map(String::strip)
                                .filter(name -> !name.isEmpty())
                                .collect(Collectors.toSet()));
        };
    }

    /** Whether a word set of this name is among them. */
    boolean covers(String name) {
        return all || names.contains(name);
    }

    /** Those names that are not among {@code known}, in order. */
    Set<String> unknown(Set<String> known) {
        Set<String> unknown = new TreeSet<>(names);
        unknown.removeAll(known);
        return unknown;
    }
}
