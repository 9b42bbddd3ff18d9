package monosema.report.claim;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import monosema.config.Assertion;
import monosema.config.Relation;
import monosema.config.ResultName;
import monosema.record.Result;
import org.jspecify.annotations.Nullable;

/** Decides on assertions. */
final class Judge {
    private final Records records;

    Judge(Records records) {
        this.records = records;
    }

    CheckedAssertion judge(Assertion assertion) {
        Relation relation = assertion.relation();
        Lookup own = records.look(assertion.value(), relation.ofInterval());
        Optional<Lookup> other = other(assertion).map(name -> records.look(name, relation instanceof Relation.Apart));
        Result found = own.result();
        Result against = other.map(Lookup::result).orElse(null);
        if (found == null || (other.isPresent() && against == null)) {
            Lookup worst = other.filter(it -> it.verdict().compareTo(own.verdict()) < 0)
                    .orElse(own);
            return checked(assertion, found, worst.why(), worst.verdict());
        }
        Evidence evidence = Evidence.of(relation, found, against);
        Verdict verdict = evidence.supports(relation) ? Verdict.HELD : Verdict.BROKEN;
        return checked(assertion, found, evidence.words(relation), verdict);
    }

    private CheckedAssertion checked(Assertion assertion, @Nullable Result result, String found, Verdict verdict) {
        String unit = result == null ? Figure.NO_UNIT : result.unit();
        List<String> sources = Stream.concat(Stream.of(assertion.value()), other(assertion).stream())
                .map(ResultName::experiment)
                .distinct()
                .filter(records::has)
                .toList();
        String asserted = Words.of(assertion.relation(), assertion.value().experiment(), unit);
        return CheckedAssertion.of(assertion.value(), sources, asserted, found, verdict);
    }

    private static Optional<ResultName> other(Assertion assertion) {
        return assertion
                .relation()
                .reference()
                .match(given -> Optional.empty(), recorded -> Optional.of(recorded.name()));
    }
}
