package monosema.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The examples of GitHub's documentation, docs.github.com/en/actions, "Running variations of jobs in a workflow". */
class MatrixTest {
    private static Map<String, List<String>> knobs(Object... namesAndValues) {
        Map<String, List<String>> knobs = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            knobs.put(
                    (String) namesAndValues[i],
                    ((List<?>) namesAndValues[i + 1])
                            .stream().map(String::valueOf).toList());
        }
        return knobs;
    }

    @Test
    void theLastKnobVariesFastest() {
        assertThat(Matrix.grid(knobs("version", List.of(10, 12), "os", List.of("ubuntu", "windows"))))
                .containsExactly(
                        Map.of("version", "10", "os", "ubuntu"),
                        Map.of("version", "10", "os", "windows"),
                        Map.of("version", "12", "os", "ubuntu"),
                        Map.of("version", "12", "os", "windows"));
    }

    @Test
    void whatIsIncludedFollowsTheDocumentedExampleOfFruitAndAnimals() {
        Map<String, List<String>> knobs = knobs("fruit", List.of("apple", "pear"), "animal", List.of("cat", "dog"));
        List<Map<String, String>> include = List.of(
                Map.of("color", "green"),
                Map.of("color", "pink", "animal", "cat"),
                Map.of("fruit", "apple", "shape", "circle"),
                Map.of("fruit", "banana"),
                Map.of("fruit", "banana", "animal", "cat"));

        assertThat(Matrix.include(Matrix.grid(knobs), knobs, include))
                .containsExactly(
                        Map.of("fruit", "apple", "animal", "cat", "color", "pink", "shape", "circle"),
                        Map.of("fruit", "apple", "animal", "dog", "color", "green", "shape", "circle"),
                        Map.of("fruit", "pear", "animal", "cat", "color", "pink"),
                        Map.of("fruit", "pear", "animal", "dog", "color", "green"),
                        Map.of("fruit", "banana"),
                        Map.of("fruit", "banana", "animal", "cat"));
    }

    /** "Expanding configurations" and "Adding configurations" of the same page. */
    @Test
    void anEntryOfValuesThatTheGridHasExpandsItAndAnotherOneStandsAlone() {
        Map<String, List<String>> knobs = knobs("os", List.of("windows", "ubuntu"), "node", List.of(14, 16));

        assertThat(Matrix.include(
                        Matrix.grid(knobs), knobs, List.of(Map.of("os", "windows", "node", "16", "npm", "6"))))
                .hasSize(4)
                .contains(Map.of("os", "windows", "node", "16", "npm", "6"), Map.of("os", "windows", "node", "14"));
        assertThat(Matrix.include(Matrix.grid(knobs), knobs, List.of(Map.of("os", "windows", "node", "17"))))
                .hasSize(5)
                .endsWith(Map.of("os", "windows", "node", "17"));
    }

    /** "You can use include without any other matrix variables". */
    @Test
    void withoutKnobsEachEntryStandsAlone() {
        assertThat(Matrix.include(
                        Matrix.grid(knobs()),
                        knobs(),
                        List.of(Map.of("site", "production"), Map.of("site", "staging"))))
                .containsExactly(Map.of("site", "production"), Map.of("site", "staging"));
    }

    /** "An excluded configuration only has to be a partial match for it to be excluded". */
    @Test
    void aPartialCombinationMatchesEveryOneThatHasItsValues() {
        assertThat(Matrix.grid(knobs(
                        "os",
                        List.of("macos", "windows"),
                        "version",
                        List.of(12, 14, 16),
                        "environment",
                        List.of("staging", "production"))))
                .hasSize(12)
                .filteredOn(one -> Matrix.matches(one, Map.of("os", "windows", "version", "16"))
                        || Matrix.matches(one, Map.of("os", "macos", "version", "12", "environment", "production")))
                .hasSize(3);
    }

    @Test
    void sizesThatNoNumberHoldsAreTheLargest() {
        Map<String, List<String>> many = new LinkedHashMap<>();
        for (int i = 0; i < 70; i++) {
            many.put("knob" + i, List.of("1", "2"));
        }
        assertThat(Matrix.size(many)).isEqualTo(Long.MAX_VALUE);
        assertThat(Matrix.size(knobs("a", List.of(1, 2, 3), "b", List.of(1, 2))))
                .isEqualTo(6);
        assertThat(Matrix.size(knobs())).isZero();
    }
}
