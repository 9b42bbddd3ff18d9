package monosema.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import monosema.config.SweepKnobs.Setting;
import monosema.config.yaml.Value;

/**
 * A cell of a sweep while it is read.
 *
 * @param id of its experiment
 * @param values by knob
 */
record SweepCell(String id, Map<String, Setting> values) {

    /** The cell of a combination; its id may be too long. */
    static SweepCell of(String sweep, Map<String, Setting> values) {
        String id = values.entrySet().stream()
                .map(value -> "--" + word(value.getKey()) + "-"
                        + word(value.getValue().written()))
                .collect(Collectors.joining("", sweep, ""));
        return new SweepCell(id, values);
    }

    /** As it may stand in an id: lower case, and a hyphen for what is neither letter nor digit. */
    private static String word(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "-");
    }

    /** Such as {@code l1 2, width 4}. */
    String shown() {
        return values.entrySet().stream()
                .map(value -> value.getKey() + " " + value.getValue().written())
                .collect(Collectors.joining(", "));
    }

    /** Where its values stand, by knob. */
    Map<String, Value> sources() {
        Map<String, Value> sources = new LinkedHashMap<>();
        values.forEach((knob, setting) -> sources.put(knob, setting.source()));
        return sources;
    }

    /** What is known of it from then on. */
    Sweep.Cell declared() {
        Map<String, String> written = new LinkedHashMap<>();
        values.forEach((knob, setting) -> written.put(knob, setting.written()));
        return new Sweep.Cell(id, written);
    }

    /** The knobs of some cells: those of the grid with all their values, then what other cells have. */
    static List<Sweep.Knob> knobs(Map<String, List<Setting>> grid, List<SweepCell> cells) {
        Map<String, List<Setting>> knobs = new LinkedHashMap<>();
        grid.forEach((knob, values) -> knobs.put(knob, new ArrayList<>(values)));
        for (SweepCell cell : cells) {
            cell.values().forEach((knob, value) -> {
                List<Setting> known = knobs.computeIfAbsent(knob, one -> new ArrayList<>());
                if (!known.contains(value)) {
                    known.add(value);
                }
            });
        }
        return knobs.entrySet().stream()
                .map(knob -> new Sweep.Knob(
                        knob.getKey(),
                        knob.getValue().stream().map(Setting::written).toList()))
                .toList();
    }
}
