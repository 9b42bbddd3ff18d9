package monosema.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import monosema.config.AnalysisSpec.Effectiveness;
import monosema.provenance.Seed;
import monosema.store.StageResult;

/**
 * The stages that bring the concepts of an experiment together, one a representation.
 *
 * @param concepts the experiment's own word set first
 * @param curves of each concept, by representation
 */
record ConceptSummary(
        Effectiveness spec,
        List<ConceptWords> concepts,
        List<Map<String, StageResult>> curves,
        StageRunner stages,
        Seed seed) {

    void run() {
        curves.get(0).keySet().forEach(this::representation);
    }

    private void representation(String id) {
        List<StageResult> inputs = new ArrayList<>();
        for (int i = 0; i < concepts.size(); i++) {
            inputs.add(concepts.get(i).words().stage());
            inputs.add(of(concepts.get(i).representations(), id));
            inputs.add(of(curves.get(i), id));
            inputs.add(of(curves.get(i), Representations.MLP));
        }
        stages.plain(
                StageName.EFFECTIVENESS_CONCEPTS,
                id,
                Map.of("ranking", spec.rankings().get(0).label()),
                inputs,
                (out, progress) -> new ConceptSummaryStage(
                                id,
                                spec,
                                concepts,
                                curves.stream()
                                        .map(each -> of(each, id).folder())
                                        .toList(),
                                curves.stream()
                                        .map(each ->
                                                of(each, Representations.MLP).folder())
                                        .toList(),
                                seed)
                        .write(out));
    }

    private static StageResult of(Map<String, StageResult> results, String id) {
        return Optional.ofNullable(results.get(id)).orElseThrow();
    }
}
