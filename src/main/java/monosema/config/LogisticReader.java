package monosema.config;

import java.util.ArrayList;
import java.util.List;
import monosema.config.yaml.Bounds;
import monosema.config.yaml.Section;
import monosema.config.yaml.Value;

/** Reads the analysis {@code logistic}. */
final class LogisticReader {
    private LogisticReader() {}

    static AnalysisSpec.Logistic read(Section s) {
        return new AnalysisSpec.Logistic(
                s.whole("folds", Bounds.between(2, 20), 5),
                s.whole("strengths", Bounds.between(2, 100), 12),
                s.optional("penalties").map(LogisticReader::penalties).orElse(List.of(LogisticPenalty.values())),
                s.number("mixing", Bounds.below(0.01, 1), 0.5),
                s.number("ratio", new Bounds(1e-5, true, 1, false), 0.01),
                s.whole("shuffles", Bounds.between(1, 1_000), 10),
                s.optional("stability")
                        .map(value -> value.<StabilitySpec>section(LogisticReader::stability))
                        .orElse(StabilitySpec.DEFAULT),
                s.whole("splits", Bounds.between(2, 1_000), 20));
    }

    private static List<LogisticPenalty> penalties(Value list) {
        List<LogisticPenalty> all = new ArrayList<>();
        for (Value entry : list.list()) {
            LogisticPenalty penalty = entry.word(LogisticPenalty.class);
            if (all.contains(penalty)) {
                entry.mistake("penalty " + penalty.label() + " stands twice");
            }
            all.add(penalty);
        }
        if (!all.contains(LogisticPenalty.L2)) {
            list.mistake("must contain l2, which tells whether the classes are separable");
        }
        return all;
    }

    private static StabilitySpec stability(Section s) {
        int subsamples = s.whole("subsamples", Bounds.between(2, 10_000), StabilitySpec.DEFAULT.subsamples());
        if (subsamples % 2 != 0) {
            s.required("subsamples").mustBe("even, since halves come in pairs");
        }
        return new StabilitySpec(
                subsamples,
                s.number("threshold", Bounds.above(0.5, 1), StabilitySpec.DEFAULT.threshold()),
                s.number("expectedFalse", Bounds.above(0, 1_000), StabilitySpec.DEFAULT.expectedFalse()));
    }
}
