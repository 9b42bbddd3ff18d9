package monosema.config;

import java.util.List;

/**
 * One declared experiment: a corpus, a model, a hook site, SAEs, a labelled word set and the analyses of both.
 *
 * @param id {@code [a-z0-9-]{1,64}}, unique in the study; names its folder in the site
 * @param title one line
 * @param run whether a plain build runs it; default {@code always}
 * @param device where its tensors live; not part of the record's key; default
 *     {@code defaults.device}, else {@code auto}
 * @param seed the root of every random stream of the experiment; default {@code defaults.seed}, else 42
 * @param corpus what the model reads
 * @param model what is studied
 * @param activations where and how a word's activation is taken
 * @param saes at least one; ids are unique
 * @param wordset the labelled words
 * @param analyses at least one, at most one of each kind
 */
public record Experiment(
        String id,
        String title,
        RunMode run,
        DeviceChoice device,
        long seed,
        CorpusSpec corpus,
        ModelSpec model,
        ActivationSpec activations,
        List<SaeSpec> saes,
        WordSetSpec wordset,
        List<AnalysisSpec> analyses) {
    public Experiment {
        saes = List.copyOf(saes);
        analyses = List.copyOf(analyses);
    }
}
