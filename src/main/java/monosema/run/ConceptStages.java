package monosema.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import monosema.config.Declaration;
import monosema.config.ModelExperiment;
import monosema.config.WordSetSpec;
import monosema.config.WordSubset;
import monosema.data.CleanedWordSet;
import monosema.provenance.Sha256;
import monosema.store.StageResult;

/**
 * The stages of one concept's words: the word set, then what the model and each SAE make of it. Those of the experiment's
 * {@code wordset} have no name of their own; another concept's carry its name, and record into its folder.
 */
final class ConceptStages {
    private final ModelExperiment experiment;
    private final WordSetSpec spec;
    private final CleanedWordSet wordset;
    private final StageRunner stages;
    private final boolean primary;
    private final Map<String, StageResult> representations = new LinkedHashMap<>();
    private Optional<Words> words = Optional.empty();

    /**
     * Prepares; nothing runs yet.
     *
     * @param spec of {@link ModelExperiment#wordsets()}
     * @param wordset what it says
     */
    ConceptStages(ModelExperiment experiment, WordSetSpec spec, CleanedWordSet wordset, StageRunner stages) {
        this.experiment = experiment;
        this.spec = spec;
        this.wordset = wordset;
        this.stages = stages;
        this.primary = spec.equals(experiment.wordset());
    }

    /** All its words. */
    Words wordset() {
        boolean whole = !primary || experiment.subset() == WordSubset.ALL;
        StageResult stage = stages.external(
                StageName.WORDSET,
                part(""),
                whole ? Map.of() : Map.of("subset", true),
                Map.of(primary ? "words" : "words." + spec.name(), WordSetStage.checksum(wordset)),
                List.of(),
                (out, progress) -> {
                    new WordSetStage(wordset, whole).write(own(out));
                    if (spec instanceof WordSetSpec.File list) {
                        out.hasRead("word list " + list.path().getFileName(), Sha256.of(list.path()));
                    }
                });
        return new Words(stage, wordset.words());
    }

    /** The activations of its words, or of some of them, at the hook site. */
    void activations(Words some, StudiedModel studied) {
        words = Optional.of(some);
        representations.put(
                Representations.MLP,
                stages.tensors(
                        StageName.WORD_ACTIVATIONS,
                        part(""),
                        Declaration.of(experiment.activations()),
                        studied.with(some.stage()),
                        (out, progress) -> new WordActivationsStage(experiment.activations(), some.words(), studied)
                                .write(own(out))));
    }

    /** The same, seen by an SAE. */
    void encode(String id, StageResult sae) {
        StageResult mlp =
                Optional.ofNullable(representations.get(Representations.MLP)).orElseThrow();
        representations.put(
                id,
                stages.plain(
                        StageName.SAE_ACTIVATIONS,
                        part(id),
                        Map.of(),
                        List.of(mlp, sae),
                        (out, progress) -> new SaeActivationsStage(id, mlp.folder(), sae.folder()).write(own(out))));
    }

    /** What an analysis reads, once all of it has run. */
    ConceptWords words() {
        return new ConceptWords(spec.name(), words.orElseThrow(), representations);
    }

    private String part(String id) {
        if (primary) {
            return id;
        }
        return id.isEmpty() ? spec.name() : spec.name() + "." + id;
    }

    private StageWriter own(StageWriter out) {
        return primary ? out : out.of(spec.name());
    }
}
