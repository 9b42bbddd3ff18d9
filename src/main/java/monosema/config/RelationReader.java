package monosema.config;

import java.util.List;
import java.util.stream.Stream;
import monosema.config.yaml.Bounds;
import monosema.config.yaml.Kinds;
import monosema.config.yaml.Section;
import monosema.config.yaml.Value;

/** Reads what an assertion says of its value: one key of a map that also names the value. */
final class RelationReader {
    private static final Bounds NUMBER = Bounds.between(-1e15, 1e15);
    private static final Bounds TOLERANCE = Bounds.above(0, 1e15);
    private static final Bounds SHARE = Bounds.above(0, 1);

    private final Kinds<Relation> kinds = Kinds.of("relation");
    private final String experiment;
    private final ResultNameReader names;

    /**
     * Reads relations of the results of one experiment.
     *
     * @param experiment whose results are meant where another result is named without an experiment
     */
    RelationReader(String experiment, ResultNameReader names) {
        this.experiment = experiment;
        this.names = names;
        for (Comparison comparison : Comparison.values()) {
            kinds.kind(comparison.key(), s -> new Relation.Compared(comparison, reference(s, comparison.key())));
        }
        kinds.kind("equals", this::near);
        for (Placement placement : Placement.values()) {
            kinds.kind(placement.key(), s -> new Relation.Placed(placement, reference(s, placement.key())));
        }
        kinds.kind("intervalApartFrom", this::apart);
    }

    Relation read(Section section) {
        return kinds.readAmong(section);
    }

    private Relation near(Section s) {
        List<String> tolerances = Stream.of("within", "withinRelative")
                .filter(key -> s.optional(key).isPresent())
                .toList();
        if (tolerances.size() != 1) {
            s.mistake("equals must have one of the keys within, withinRelative"
                    + (tolerances.isEmpty() ? "" : ", has both"));
        }
        boolean relative = tolerances.contains("withinRelative");
        double tolerance = relative ? s.number("withinRelative", SHARE) : s.number("within", TOLERANCE, 0);
        return new Relation.Near(reference(s, "equals"), tolerance, relative);
    }

    private Relation apart(Section s) {
        return s.required("intervalApartFrom")
                .section(other -> new Relation.Apart(new Reference.Recorded(name(other), 0)));
    }

    private Reference reference(Section s, String key) {
        Value value = s.required(key);
        return value.isMap() ? value.section(this::recorded) : new Reference.Given(value.number(NUMBER));
    }

    private Reference recorded(Section s) {
        return new Reference.Recorded(name(s), s.number("plus", NUMBER, 0));
    }

    private ResultName name(Section s) {
        return new ResultName(
                s.optional("of").map(names::experiment).orElse(experiment), names.result(s.required("value")));
    }
}
