package monosema.report.claim;

import java.util.List;
import monosema.config.ResultName;
import monosema.io.OneLine;

/**
 * An assertion and what the records say of it.
 *
 * @param experiment whose result it is about
 * @param result the result's id
 * @param sources the experiments with a record among those that it speaks of
 * @param asserted what was claimed of the result, such as {@code whole interval above 50%}
 * @param found what is recorded: value, interval and unit, of the other result too where there is one; or what is missing
 * @param verdict whether the two agree
 */
public record CheckedAssertion(
        String experiment, String result, List<String> sources, String asserted, String found, Verdict verdict) {
    public CheckedAssertion {
        sources = List.copyOf(sources);
    }

    static CheckedAssertion of(ResultName name, List<String> sources, String asserted, String found, Verdict verdict) {
        return new CheckedAssertion(name.experiment(), name.result(), sources, asserted, found, verdict);
    }

    /** Whether the experiment has a record. */
    public boolean recorded() {
        return sources.contains(experiment);
    }

    /** All of it in one line for a console. */
    public String line() {
        return "%s of %s: %s; asserted: %s".formatted(OneLine.text(result), experiment, found, asserted);
    }
}
