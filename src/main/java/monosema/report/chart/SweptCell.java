package monosema.report.chart;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A cell of a sweep, as its charts and its table show it.
 *
 * @param id of its experiment
 * @param values by knob, as they are written; a knob that only some cells have may be missing
 * @param state whether there is anything to show of it
 */
public record SweptCell(String id, Map<String, String> values, State state) {
    /** What became of a cell. */
    public enum State {
        /** Its record is shown. */
        RECORDED("recorded"),
        /** The latest build failed in it. */
        FAILED("failed"),
        /** It has not been tried, or could not be. */
        NOT_RUN("not run");

        private final String shown;

        State(String shown) {
            this.shown = shown;
        }

        /** In words. */
        public String shown() {
            return shown;
        }
    }

    public SweptCell {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Its value of a knob; a dash without one. */
    public String value(String knob) {
        return values.getOrDefault(knob, "–");
    }

    /** Its values of the other knobs, such as {@code width 4}; empty where there is no other. */
    String others(String knob) {
        return values.entrySet().stream()
                .filter(value -> !value.getKey().equals(knob))
                .map(value -> value.getKey() + " " + value.getValue())
                .collect(Collectors.joining(", "));
    }
}
