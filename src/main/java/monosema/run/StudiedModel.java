package monosema.run;

import java.io.IOException;
import java.util.List;
import monosema.data.Corpus;
import monosema.model.LanguageModel;
import monosema.store.StageResult;

/**
 * The language model that an experiment studies and the corpus that it reads, as stages; whoever needs them loads them.
 *
 * @param corpus token ids
 * @param model where it comes from
 * @param loader reads it back
 */
record StudiedModel(StageResult corpus, StageResult model, Loader loader) {

    /** Reads a model back; the caller closes it. */
    @FunctionalInterface
    interface Loader {
        LanguageModel load() throws IOException;
    }

    /** The model; the caller closes it. */
    LanguageModel load() throws IOException {
        return loader.load();
    }

    /** The corpus. */
    Corpus readCorpus() throws IOException {
        return CorpusFiles.read(corpus.folder());
    }

    /** What a stage that reads the model depends on. */
    List<StageResult> stages() {
        return List.of(corpus, model);
    }
}
