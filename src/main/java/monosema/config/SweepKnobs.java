package monosema.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import monosema.config.yaml.Section;
import monosema.config.yaml.Template;
import monosema.config.yaml.Value;

/** Reads a {@code matrix}: its knobs, and what it excludes and includes. */
final class SweepKnobs {
    static final String INCLUDE = "include";
    static final String EXCLUDE = "exclude";

    /** Each is compared with each combination. */
    private static final int MOST_ENTRIES = 1_000;

    private static final int LONGEST = 60;

    private final Section section;
    private final Map<String, Value> places = new LinkedHashMap<>();
    private final Map<String, List<Setting>> knobs = new LinkedHashMap<>();
    private final List<Map<String, Setting>> included;

    /**
     * A value of a knob.
     *
     * @param what equal for values that are the same number, truth or text
     * @param source where it stands
     */
    record Setting(Object what, Value source) {
        String written() {
            return source.written();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Setting setting && what.equals(setting.what);
        }

        @Override
        public int hashCode() {
            return what.hashCode();
        }
    }

    SweepKnobs(Section section) {
        this.section = section;
        for (String knob : section.keys()) {
            if (!knob.equals(INCLUDE) && !knob.equals(EXCLUDE)) {
                Value values = section.required(knob);
                places.put(knob, values);
                knobs.put(knob, values(knob, values));
            }
        }
        this.included = entries(INCLUDE).stream()
                .map(entry -> entry.section(this::combination))
                .toList();
    }

    /**
     * Notes names that are no knobs, and knobs that are used nowhere.
     *
     * @param uses the names in the experiment
     * @return whether every name has a value that is fit to stand there
     */
    boolean mustMatch(Map<String, Value> uses) {
        uses.forEach((name, use) -> {
            if (!places.containsKey(name)) {
                String known = places.isEmpty() ? "none" : String.join(", ", places.keySet());
                use.mistake("unknown knob $%s, the matrix has %s".formatted(name, known));
            }
        });
        boolean sound = section.isSoundThroughout() && places.keySet().containsAll(uses.keySet());
        places.forEach((knob, value) -> {
            if (!uses.containsKey(knob) && Template.isName(knob)) {
                value.mistake("stands nowhere in the experiment: write $%s where its values belong".formatted(knob));
            }
        });
        return sound;
    }

    /** One combination, if each knob has a value. */
    Map<String, Setting> firstValues() {
        Map<String, Setting> first = new LinkedHashMap<>();
        included.forEach(entry -> entry.forEach(first::putIfAbsent));
        knobs.forEach((knob, values) -> first.put(knob, values.get(0)));
        return first;
    }

    /** The knobs of the grid with their values. */
    Map<String, List<Setting>> knobs() {
        return knobs;
    }

    /** The grid less what is excluded, then with what is included. */
    List<Map<String, Setting>> combinations() {
        List<Map<String, Setting>> grid = new ArrayList<>(Matrix.grid(knobs));
        List<Map<String, Setting>> whole = List.copyOf(grid);
        for (Value entry : entries(EXCLUDE)) {
            Map<String, Setting> partial = entry.section(this::knownKnobs);
            if (section.isSound(EXCLUDE) && whole.stream().noneMatch(cell -> Matrix.matches(cell, partial))) {
                entry.mistake("excludes nothing: no combination of the knobs is so");
            }
            grid.removeIf(cell -> Matrix.matches(cell, partial));
        }
        return Matrix.include(grid, knobs, included);
    }

    private List<Value> entries(String key) {
        return section.optional(key)
                .map(value -> {
                    List<Value> entries = value.list();
                    if (entries.size() > MOST_ENTRIES) {
                        value.mistake("must have at most " + MOST_ENTRIES + " entries, has " + entries.size());
                    }
                    return entries.subList(0, Math.min(MOST_ENTRIES, entries.size()));
                })
                .orElse(List.of());
    }

    private static List<Setting> values(String knob, Value list) {
        mustBeName(knob, list);
        List<Setting> settings = new ArrayList<>();
        for (Value value : list.list()) {
            Setting setting = new Setting(value.scalar(LONGEST), value);
            if (settings.contains(setting)) {
                value.mistake("duplicate value " + value.written());
            } else {
                settings.add(setting);
            }
        }
        return settings;
    }

    private Map<String, Setting> knownKnobs(Section entry) {
        Map<String, Setting> partial = new LinkedHashMap<>();
        knobs.keySet().forEach(knob -> setting(entry, knob).ifPresent(setting -> partial.put(knob, setting)));
        if (partial.isEmpty()) {
            entry.mistake("must name a knob of " + String.join(", ", knobs.keySet()));
        }
        return partial;
    }

    private Map<String, Setting> combination(Section entry) {
        Map<String, Setting> combination = new LinkedHashMap<>();
        for (String knob : entry.keys()) {
            setting(entry, knob).ifPresent(setting -> combination.put(knob, setting));
            Value value = entry.required(knob);
            places.putIfAbsent(knob, value);
            mustBeName(knob, value);
        }
        if (combination.isEmpty()) {
            entry.mistake("must name a knob");
        }
        return combination;
    }

    private static Optional<Setting> setting(Section entry, String knob) {
        return entry.optional(knob).map(value -> new Setting(value.scalar(LONGEST), value));
    }

    private static void mustBeName(String knob, Value value) {
        if (!Template.isName(knob)) {
            value.mistake("the name of a knob must be a letter and at most 31 letters and digits");
        }
    }
}
