package monosema.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import monosema.config.AnalysisSpec.Effectiveness;
import monosema.config.AnalysisSpec.Effectiveness.Ranking;
import monosema.data.WordSet;
import monosema.provenance.Seed;
import monosema.store.StageResult;

/**
 * The stages of the effectiveness score of one concept, the experiment's own word set or a further one: the curve of each representation by each ranking, the permutation
 * test by the first of them, and each representation against the MLP. A stage's key holds those knobs alone that it
 * depends on.
 */
record EffectivenessStages(Effectiveness spec, ConceptWords concept, boolean primary, StageRunner stages, Seed seed) {

    /** The curves by the first ranking, by representation. */
    Map<String, StageResult> run() {
        Map<String, StageResult> curves = new LinkedHashMap<>();
        Map<String, StageResult> nulls = new LinkedHashMap<>();
        concept.representations().forEach((id, folder) -> {
            for (Ranking ranking : spec.rankings()) {
                StageResult curve = curve(id, ranking, folder);
                curves.putIfAbsent(id, curve);
            }
            if (spec.permutations() > 0) {
                nulls.put(id, permuted(id, folder));
            }
        });
        curves.forEach((id, curve) -> {
            if (!id.equals(Representations.MLP)) {
                compare(id, curves, nulls);
            }
        });
        return curves;
    }

    private StageResult curve(String id, Ranking ranking, StageResult input) {
        boolean first = ranking == spec.rankings().get(0);
        Map<String, Object> knobs = new LinkedHashMap<>();
        knobs.put("folds", spec.folds());
        knobs.put("innerFolds", spec.innerFolds());
        knobs.put("repeats", spec.repeats());
        knobs.put("strengths", spec.strengths());
        knobs.put("ranking", ranking.label());
        knobs.put("forScore", first);
        return stages.plain(
                StageName.EFFECTIVENESS,
                part(id) + (first ? "" : "." + ranking.label()),
                knobs,
                List.of(concept.words().stage(), input),
                (out, progress) -> new EffectivenessStage(id, words(), spec, ranking, input.folder(), seed)
                        .write(own(out), progress));
    }

    private StageResult permuted(String id, StageResult input) {
        Map<String, Object> knobs = new LinkedHashMap<>();
        knobs.put("folds", spec.folds());
        knobs.put("innerFolds", spec.innerFolds());
        knobs.put("ranking", spec.rankings().get(0).label());
        knobs.put("permutations", spec.permutations());
        return stages.plain(
                StageName.EFFECTIVENESS_NULL,
                part(id),
                knobs,
                List.of(concept.words().stage(), input),
                (out, progress) ->
                        new EffectivenessNullStage(id, words(), spec, input.folder(), seed).write(own(out), progress));
    }

    private void compare(String id, Map<String, StageResult> curves, Map<String, StageResult> nulls) {
        List<StageResult> inputs = spec.permutations() > 0
                ? List.of(
                        of(curves, id), of(curves, Representations.MLP), of(nulls, id), of(nulls, Representations.MLP))
                : List.of(of(curves, id), of(curves, Representations.MLP));
        stages.plain(
                StageName.EFFECTIVENESS_COMPARISON,
                part(id),
                Map.of(),
                inputs,
                (out, progress) -> new EffectivenessComparisonStage(
                                id, inputs.stream().map(StageResult::folder).toList(), seed)
                        .write(own(out)));
    }

    private String part(String id) {
        return primary ? id : concept.id() + "." + id;
    }

    private StageWriter own(StageWriter out) {
        return primary ? out : out.of(concept.id());
    }

    private WordSet words() {
        return concept.words().words();
    }

    private static StageResult of(Map<String, StageResult> results, String id) {
        return Optional.ofNullable(results.get(id)).orElseThrow();
    }
}
