package monosema.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Knobs and their values as combinations, by the rules of GitHub Actions: the grid first, less what {@code exclude}
 * matches, then {@code include}.
 *
 * <p><a href="https://docs.github.com/en/actions/how-tos/write-workflows/choose-what-workflows-do/run-job-variations">
 * Running variations of jobs in a workflow</a>. A combination is a value for each of some knobs, in order.
 */
final class Matrix {
    private Matrix() {}

    /** Every combination of one value each, the last knob varying fastest; none without knobs. */
    static <V> List<Map<String, V>> grid(Map<String, List<V>> knobs) {
        List<Map<String, V>> grid = new ArrayList<>(knobs.isEmpty() ? List.of() : List.of(Map.of()));
        knobs.forEach((knob, values) -> {
            List<Map<String, V>> longer = new ArrayList<>();
            grid.forEach(shorter -> values.forEach(value -> longer.add(with(shorter, Map.of(knob, value)))));
            grid.clear();
            grid.addAll(longer);
        });
        return grid;
    }

    /** How many combinations the grid has, {@link Long#MAX_VALUE} for more than that. */
    static long size(Map<String, ? extends List<?>> knobs) {
        long size = knobs.isEmpty() ? 0 : 1;
        for (List<?> values : knobs.values()) {
            size = values.isEmpty() || size <= Long.MAX_VALUE / values.size() ? size * values.size() : Long.MAX_VALUE;
        }
        return size;
    }

    /** Whether a combination has all the values of another, partial one. */
    static <V> boolean matches(Map<String, V> combination, Map<String, V> partial) {
        return combination.entrySet().containsAll(partial.entrySet());
    }

    /**
     * With what is included: an entry is added to every combination of the grid none of whose own values it would
     * overwrite; what earlier entries added may be overwritten. One that fits none is a combination of its own.
     *
     * @param grid what is left of it
     * @param knobs of the grid
     */
    static <V> List<Map<String, V>> include(
            List<Map<String, V>> grid, Map<String, List<V>> knobs, List<Map<String, V>> entries) {
        List<Map<String, V>> own = new ArrayList<>(grid);
        List<Map<String, V>> alone = new ArrayList<>();
        for (Map<String, V> entry : entries) {
            Map<String, V> fixed = new LinkedHashMap<>(entry);
            fixed.keySet().retainAll(knobs.keySet());
            boolean added = false;
            for (int i = 0; i < own.size(); i++) {
                if (matches(grid.get(i), fixed)) {
                    own.set(i, with(own.get(i), entry));
                    added = true;
                }
            }
            if (!added) {
                alone.add(new LinkedHashMap<>(entry));
            }
        }
        own.addAll(alone);
        return own;
    }

    private static <V> Map<String, V> with(Map<String, V> combination, Map<String, V> more) {
        Map<String, V> longer = new LinkedHashMap<>(combination);
        longer.putAll(more);
        return longer;
    }
}
