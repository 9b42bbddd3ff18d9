package monosema.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import monosema.config.yaml.Bounds;
import monosema.config.yaml.Section;
import monosema.config.yaml.Value;

/** Reads {@code causal}: cues, random sets, and steps, of which none is 0 and none stands twice. */
final class CausalReader {
    private static final List<Double> STEPS = List.of(-1.0, -0.5, 0.5, 1.0);
    private static final int MOST_STEPS = 20;
    private static final Bounds STEP = Bounds.between(-100, 100);

    private CausalReader() {}

    static AnalysisSpec.Causal read(Section s) {
        return new AnalysisSpec.Causal(
                CueReader.read(s),
                s.whole("randomSets", Bounds.between(1, 1_000), 20),
                s.optional("steps").map(list -> steps(s, list)).orElse(STEPS));
    }

    private static List<Double> steps(Section s, Value list) {
        List<Double> steps = new ArrayList<>();
        for (Value entry : list.list()) {
            double step = entry.number(STEP);
            if (step == 0) {
                entry.mistake("must not be 0, which changes nothing");
            }
            steps.add(step);
        }
        if (steps.size() > MOST_STEPS) {
            list.mistake("must have at most %d steps, has %d".formatted(MOST_STEPS, steps.size()));
        }
        // Only where each is sound: what stands in for one that is not may stand twice.
        if (s.isSound("steps") && new HashSet<>(steps).size() < steps.size()) {
            list.mistake("must name each step once");
        }
        return steps;
    }
}
