package monosema.config;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How far a rerun on another grade, device or processor may move an experiment's results. It judges a rerun and changes no
 * number, so it is no part of a declaration, of any key or of a record.
 *
 * @param rules in file order: of those that cover a result, the first counts; patterns are unique
 */
public record Tolerances(List<Rule> rules) {
    /** Nothing is stated. */
    public static final Tolerances NONE = new Tolerances(List.of());

    public Tolerances {
        rules = List.copyOf(rules);
    }

    /**
     * What is stated of some results: a value may lie {@code absolute + relative * |recorded|} from the recorded one, as in
     * NumPy's {@code isclose}.
     *
     * @param pattern of result ids; {@code *} stands for any characters, a dot too
     * @param absolute at least 0, in the result's unit
     * @param relative at least 0, a share of the recorded value
     */
    public record Rule(String pattern, double absolute, double relative) {
        /** Whether a result is among them. */
        public boolean covers(String id) {
            String[] parts = pattern.split("\\*", -1);
            if (parts.length == 1) {
                return id.equals(pattern);
            }
            String end = parts[parts.length - 1];
            int last = id.length() - end.length();
            int at = parts[0].length();
            boolean fits = at <= last && id.startsWith(parts[0]) && id.endsWith(end);
            for (int i = 1; fits && i < parts.length - 1; i++) {
                int found = id.indexOf(parts[i], at);
                fits = found >= 0 && found + parts[i].length() <= last;
                at = found + parts[i].length();
            }
            return fits;
        }
    }

    /** What is stated of a result. */
    public Optional<Rule> of(String id) {
        return rules.stream().filter(rule -> rule.covers(id)).findFirst();
    }

    /** The patterns that decide about none of these results: misspelt, or behind one that covers the same. */
    public List<String> unused(Collection<String> ids) {
        Set<String> used = new HashSet<>();
        ids.forEach(id -> of(id).map(Rule::pattern).ifPresent(used::add));
        return rules.stream()
                .map(Rule::pattern)
                .filter(pattern -> !used.contains(pattern))
                .toList();
    }
}
