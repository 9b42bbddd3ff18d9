package monosema.report;

import java.util.List;
import monosema.io.BadInputException;
import monosema.record.ExperimentRecord;
import monosema.record.Interval;
import monosema.record.Result;
import monosema.report.text.Numeral;

/**
 * The results of a record as a template binds them: every method takes a result's id (after this object's prefix) and
 * throws {@link BadInputException} naming it where the record does not have it.
 */
public final class Bound {
    private final ExperimentRecord source;
    private final String prefix;

    Bound(ExperimentRecord source) {
        this(source, "");
    }

    private Bound(ExperimentRecord source, String prefix) {
        this.source = source;
        this.prefix = prefix;
    }

    /** The results whose ids begin with this one's prefix, {@code part} and a dot. */
    public Bound at(String part) {
        return new Bound(source, prefix + part + ".");
    }

    /** The number itself, for comparisons. */
    public double value(String id) {
        return result(id).value();
    }

    /** Whole, such as 16,384. */
    public String count(String id) {
        return Numeral.count(value(id));
    }

    /** In percent with one decimal, such as 83.4%. */
    public String percent(String id) {
        return Numeral.percent(value(id));
    }

    /** Without its sign, in percentage points, such as 3.2. */
    public String points(String id) {
        return Numeral.points(value(id));
    }

    /** With so many decimals. */
    public String fixed(String id, int decimals) {
        return Numeral.fixed(value(id), decimals);
    }

    /** With two significant digits, such as 4.7 × 10⁻⁹. */
    public String small(String id) {
        return Numeral.small(value(id));
    }

    /** A declared level, such as 10⁻⁵. */
    public String level(String id) {
        return Numeral.level(value(id));
    }

    /** Whether the record has it: for what an experiment may leave out by its declaration. */
    public boolean has(String id) {
        return source.find(prefix + id).isPresent();
    }

    /** The interval with so many decimals, such as 0.812 to 0.934. */
    public String range(String id, int decimals) {
        Interval interval = interval(id);
        return Numeral.fixed(interval.lower(), decimals) + " to " + Numeral.fixed(interval.upper(), decimals);
    }

    /** The interval of a proportion, such as 79.1% to 87.2%. */
    public String percentRange(String id) {
        Interval interval = interval(id);
        return Numeral.percent(interval.lower()) + " to " + Numeral.percent(interval.upper());
    }

    /** The interval of a difference of proportions with signs, such as −7.5 to −2.5 points. */
    public String pointsRange(String id) {
        Interval interval = interval(id);
        return "%s to %s points"
                .formatted(Numeral.fixed(interval.lower() * 100, 1), Numeral.fixed(interval.upper() * 100, 1));
    }

    /** The interval's lower end. */
    public double lower(String id) {
        return interval(id).lower();
    }

    /** The interval's upper end. */
    public double upper(String id) {
        return interval(id).upper();
    }

    /** What the interval's bounds are. */
    public String intervalKind(String id) {
        return interval(id).kind();
    }

    /** 1 where the whole interval lies above 0, -1 where it lies below, 0 where 0 is in it. */
    public int side(String id) {
        return interval(id).side();
    }

    /** Every result of the record. */
    List<Result> results() {
        return source.results();
    }

    private Result result(String id) {
        return source.get(prefix + id);
    }

    private Interval interval(String id) {
        return result(id)
                .bounds()
                .orElseThrow(() -> new BadInputException(
                        "results.json of %s has no interval for '%s'".formatted(source.id(), prefix + id)));
    }
}
