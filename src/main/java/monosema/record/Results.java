package monosema.record;

import java.util.List;

/**
 * The file {@code results.json}.
 *
 * @param experiment its id
 * @param key the record's key in hex: declaration and code, without device or grade
 * @param results ids are unique, in the order in which the stages made them
 */
public record Results(String experiment, String key, List<Result> results) {
    public Results {
        results = List.copyOf(results);
    }
}
