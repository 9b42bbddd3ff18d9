package monosema.config;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import monosema.config.AnalysisSpec.Effectiveness;
import monosema.config.AnalysisSpec.Effectiveness.Baseline;
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
                s.optional("rankings")
                        .map(list -> each(list, Ranking.class, "ranking", Ranking::label))
                        .orElse(List.of(Ranking.MEAN_DIFFERENCE)),
                s.whole("permutations", Bounds.between(0, 100_000), 200),
                s.optional("baselines")
                        .map(list -> each(list, Baseline.class, "baseline", Baseline::label))
                        .orElse(List.of()));
    }

    private static <E extends Enum<E>> List<E> each(
            Value list, Class<E> words, String noun, Function<E, String> label) {
        List<E> all = new ArrayList<>();
        for (Value entry : list.list()) {
            E word = entry.word(words);
            if (all.contains(word)) {
                entry.mistake(noun + " " + label.apply(word) + " stands twice");
            }
            all.add(word);
        }
        return all;
    }

    /**
     * Notes what baselines ask of the rest of the experiment and do not find.
     *
     * @param analysis where they are declared
     * @param hook the experiment's
     */
    static void check(Value analysis, AnalysisSpec spec, String hook) {
        boolean elsewhere = HookName.parse(hook)
                .filter(name -> name.site() != HookName.Site.MLP_OUT)
                .isPresent();
        if (spec instanceof Effectiveness it && it.baselines().contains(Baseline.HOOK_POST) && elsewhere) {
            analysis.mistake("baseline hook-post needs the hook blocks.<layer>.%s, whose neurons it is, was '%s'"
                    .formatted(HookName.Site.MLP_OUT.suffix(), hook));
        }
    }

    /** Notes an SAE that is called as a baseline of the experiment is. */
    static void check(String sae, Value id, List<AnalysisSpec> analyses) {
        analyses.stream()
                .filter(Effectiveness.class::isInstance)
                .flatMap(spec -> ((Effectiveness) spec).baselines().stream())
                .filter(baseline -> baseline == Baseline.UNTRAINED
                        ? sae.startsWith(baseline.label() + "-")
                        : sae.equals(baseline.label()))
                .forEach(baseline -> id.mistake(
                        "an SAE cannot be called '%s' beside the baseline %s".formatted(sae, baseline.label())));
    }
}
