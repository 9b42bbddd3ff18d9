package monosema.config;

import java.util.ArrayList;
import java.util.List;
import monosema.config.yaml.Bounds;
import monosema.config.yaml.Section;
import monosema.config.yaml.Value;

/** Reads how far results may move: a map from patterns of result ids. */
final class TolerancesReader {
    private static final Bounds AMOUNT = Bounds.between(0, 1e12);
    /** Result ids are names joined by dots; a label of a word set may be one of the names. */
    private static final String PATTERN = "[\\p{L}\\p{N}\\p{P}\\p{S} ]{1,200}";

    private TolerancesReader() {}

    static Tolerances read(Section section) {
        List<Tolerances.Rule> rules = new ArrayList<>();
        for (String pattern : section.keys()) {
            Value amounts = section.required(pattern);
            if (pattern.matches(PATTERN)) {
                rules.add(amounts.section(s -> rule(pattern, s)));
            } else {
                section.mistake("a pattern of result ids must be 1 to 200 printable characters");
            }
        }
        return new Tolerances(rules);
    }

    private static Tolerances.Rule rule(String pattern, Section amounts) {
        Tolerances.Rule rule = new Tolerances.Rule(
                pattern, amounts.number("absolute", AMOUNT, 0), amounts.number("relative", AMOUNT, 0));
        if (amounts.keys().isEmpty()) {
            amounts.mistake("must have absolute, relative or both");
        }
        return rule;
    }
}
