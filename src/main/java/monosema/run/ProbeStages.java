package monosema.run;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import monosema.config.AnalysisSpec;
import monosema.config.AnalysisSpec.Probe.Permute;
import monosema.config.Declaration;
import monosema.data.WordSet;
import monosema.provenance.Seed;
import monosema.store.StageResult;

/**
 * The stages of the linear probe: the probe of each representation with its control task, the permutation test, the
 * description length, and each SAE against the MLP. A stage's key holds those knobs alone that it depends on.
 */
record ProbeStages(
        AnalysisSpec.Probe spec,
        WordSet words,
        StageRunner stages,
        Seed seed,
        StageResult wordset,
        Map<String, StageResult> activations) {

    void run() {
        Map<String, StageResult> probes = new LinkedHashMap<>();
        activations.forEach((id, folder) -> probes.put(id, probe(id, folder)));
        if (spec.permutations() > 0) {
            permuted().forEach(id -> permutation(id, of(activations, id)));
        }
        if (spec.mdlOrders() > 0) {
            activations.forEach(this::descriptionLength);
        }
        StageResult mlp = of(probes, Representations.MLP);
        probes.forEach((id, probe) -> {
            if (!id.equals(Representations.MLP)) {
                compare(id, probe, mlp);
            }
        });
    }

    private StageResult probe(String id, StageResult input) {
        return stages.plain(
                StageName.PROBE,
                id,
                knobs("folds", "innerFolds", "repeats", "strengths", "controlDraws", "scaling"),
                List.of(wordset, input),
                (out, progress) -> new ProbeStage(id, words, spec, input.folder(), seed).write(out, progress));
    }

    private void permutation(String id, StageResult input) {
        stages.plain(
                StageName.PERMUTATION,
                id,
                knobs("folds", "innerFolds", "strengths", "scaling", "permutations"),
                List.of(wordset, input),
                (out, progress) -> new PermutationStage(id, words, spec, input.folder(), seed).write(out, progress));
    }

    private void descriptionLength(String id, StageResult input) {
        stages.plain(
                StageName.DESCRIPTION_LENGTH,
                id,
                knobs("innerFolds", "strengths", "scaling", "mdlOrders"),
                List.of(wordset, input),
                (out, progress) ->
                        new DescriptionLengthStage(id, words, spec, input.folder(), seed).write(out, progress));
    }

    private void compare(String id, StageResult probe, StageResult mlp) {
        Path baseline = mlp.folder();
        stages.plain(
                StageName.COMPARISON,
                id,
                knobs("nonInferiorityMargin"),
                List.of(probe, mlp),
                (out, progress) -> new ComparisonStage(id, probe.folder(), baseline, spec.nonInferiorityMargin(), seed)
                        .write(out));
    }

    /** The first of the smallest, or all. */
    private List<String> permuted() {
        List<String> ids = List.copyOf(activations.keySet());
        if (spec.permute() == Permute.ALL) {
            return ids;
        }
        String smallest = ids.get(0);
        int fewest = Integer.MAX_VALUE;
        for (String id : ids) {
            int columns = ActivationFiles.read(of(activations, id).folder()).columns();
            if (columns < fewest) {
                fewest = columns;
                smallest = id;
            }
        }
        return List.of(smallest);
    }

    private Map<String, Object> knobs(String... names) {
        Map<String, Object> knobs = new LinkedHashMap<>(Declaration.of(spec));
        knobs.keySet().retainAll(Arrays.asList(names));
        return knobs;
    }

    private static StageResult of(Map<String, StageResult> results, String id) {
        return Optional.ofNullable(results.get(id)).orElseThrow();
    }
}
