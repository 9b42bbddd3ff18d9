package monosema.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import monosema.config.yaml.Section;
import monosema.config.yaml.Value;

/** Reads the claims of the paper. */
final class ClaimReader {
    private static final int LONGEST_SENTENCE = 500;

    private final ResultNameReader names;

    private ClaimReader(ResultNameReader names) {
        this.names = names;
    }

    /**
     * Reads them all.
     *
     * @param experiments what they may name
     */
    static List<Claim> readAll(Value list, List<Experiment> experiments) {
        ClaimReader reader = new ClaimReader(new ResultNameReader(experiments));
        Map<String, Integer> lineOfId = new HashMap<>();
        List<Claim> claims = new ArrayList<>();
        for (Value value : list.list()) {
            claims.add(value.section(section -> {
                Claim claim = reader.read(section);
                section.optional("id").ifPresent(id -> Ids.mustBeNew("claim", claim.id(), id, lineOfId));
                return claim;
            }));
        }
        return claims;
    }

    private Claim read(Section section) {
        return new Claim(
                Ids.read(section.required("id")),
                sentence(section.required("sentence")),
                section.required("assert").oneOrList().stream()
                        .flatMap(one -> one.<List<Assertion>>section(this::assertions).stream())
                        .toList());
    }

    private static String sentence(Value value) {
        String sentence = value.text();
        if (sentence.length() > LONGEST_SENTENCE) {
            value.mistake("must have at most %d characters, has %d".formatted(LONGEST_SENTENCE, sentence.length()));
        }
        return sentence;
    }

    /** One for each result that {@code value} lists. */
    private List<Assertion> assertions(Section section) {
        String experiment = names.experiment(section.required("of"));
        List<ResultName> values = section.required("value").oneOrList().stream()
                .map(value -> new ResultName(experiment, names.result(value)))
                .toList();
        Relation relation = new RelationReader(experiment, names).read(section);
        return values.stream().map(value -> new Assertion(value, relation)).toList();
    }
}
