package monosema.config;

import java.util.ArrayList;
import java.util.List;
import monosema.config.AnalysisSpec.Effectiveness;
import monosema.config.AnalysisSpec.Effectiveness.Ranking;
import monosema.config.yaml.Bounds;
import monosema.config.yaml.Section;
import monosema.config.yaml.Value;

/** Reads the analysis {@code effectiveness}. */
final class EffectivenessReader {
    private EffectivenessReader() {}

    static Effectiveness read(Section s) {
        return new Effectiveness(
                s.whole("folds", Bounds.between(2, 20), 5),
                s.whole("innerFolds", Bounds.between(2, 20), 5),
                s.whole("repeats", Bounds.between(1, 1_000), 10),
                s.whole("strengths", Bounds.between(2, 100), 12),
                s.optional("rankings").map(EffectivenessReader::rankings).orElse(List.of(Ranking.MEAN_DIFFERENCE)),
                s.whole("permutations", Bounds.between(0, 100_000), 200));
    }

    private static List<Ranking> rankings(Value list) {
        List<Ranking> all = new ArrayList<>();
        for (Value entry : list.list()) {
            Ranking ranking = entry.word(Ranking.class);
            if (all.contains(ranking)) {
                entry.mistake("ranking " + ranking.label() + " stands twice");
            }
            all.add(ranking);
        }
        return all;
    }
}
