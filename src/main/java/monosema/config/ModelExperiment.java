package monosema.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The usual experiment: a corpus, a model, a hook site, SAEs, a labelled word set and the analyses of both.
 *
 * @param id see {@link Experiment#id()}
 * @param title see {@link Experiment#title()}
 * @param run see {@link Experiment#run()}
 * @param device see {@link Experiment#device()}
 * @param seed see {@link Experiment#seed()}
 * @param corpus what the model reads
 * @param model what is studied
 * @param activations where and how a word's activation is taken
 * @param stream which activations of the corpus the SAEs are trained and measured on
 * @param saes at least one; ids are unique
 * @param wordset the labelled words
 * @param analyses at most one of each kind; none where the SAEs alone are studied
 * @param concepts further labelled words on the same model and SAEs, beside {@code wordset}, the first concept; names are
 *     unique
 * @param subset of the words that the analyses are of; {@code agreeing} where {@code lean} is among them
 * @param needs of the machine
 * @param tolerances see {@link Experiment#tolerances()}
 */
public record ModelExperiment(
        String id,
        String title,
        RunMode run,
        DeviceChoice device,
        long seed,
        CorpusSpec corpus,
        ModelSpec model,
        ActivationSpec activations,
        StreamSpec stream,
        List<SaeSpec> saes,
        WordSetSpec wordset,
        List<AnalysisSpec> analyses,
        @Unstated("[]") List<WordSetSpec> concepts,
        @Unstated("all") WordSubset subset,
        @Unstated(Needs.NOTHING) Needs needs,
        Tolerances tolerances)
        implements Experiment {
    public ModelExperiment {
        saes = List.copyOf(saes);
        analyses = List.copyOf(analyses);
        concepts = List.copyOf(concepts);
    }

    /** The labelled words of each concept, those of {@code wordset} first. */
    public List<WordSetSpec> wordsets() {
        List<WordSetSpec> all = new ArrayList<>(List.of(wordset));
        all.addAll(concepts);
        return all;
    }

    /** The analysis of a kind; empty where it declares none. */
    public <T extends AnalysisSpec> Optional<T> analysis(Class<T> kind) {
        return analyses.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    /** An experiment of one concept whose analyses are of all words. */
    public ModelExperiment(
            String id,
            String title,
            RunMode run,
            DeviceChoice device,
            long seed,
            CorpusSpec corpus,
            ModelSpec model,
            ActivationSpec activations,
            StreamSpec stream,
            List<SaeSpec> saes,
            WordSetSpec wordset,
            List<AnalysisSpec> analyses) {
        this(
                id,
                title,
                run,
                device,
                seed,
                corpus,
                model,
                activations,
                stream,
                saes,
                wordset,
                analyses,
                List.of(),
                WordSubset.ALL,
                Needs.NONE,
                Tolerances.NONE);
    }
}
