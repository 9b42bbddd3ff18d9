package monosema.run;

import java.io.IOException;
import java.util.List;
import monosema.config.StreamSpec;
import monosema.data.Corpus;
import monosema.io.BadInputException;
import monosema.model.LanguageModel;
import monosema.store.StageResult;

/**
 * The language model that an experiment studies and the corpus that it reads, as stages; whoever needs them loads them.
 *
 * @param corpus token ids
 * @param model where it comes from
 * @param shape its sizes
 * @param loader reads it back
 */
record StudiedModel(StageResult corpus, StageResult model, ModelShape shape, Loader loader) {

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

    /**
     * Tokens of a window of the corpus that the model reads at a time.
     *
     * @throws BadInputException if more are declared than the model has positions
     */
    int window(StreamSpec stream) {
        if (stream.context() > shape.context()) {
            throw new BadInputException("stream.context: must be at most the model's context of %d, was %d"
                    .formatted(shape.context(), stream.context()));
        }
        return stream.context() == 0 ? shape.context() : stream.context();
    }

    /** What a stage that reads the model depends on. */
    List<StageResult> stages() {
        return List.of(corpus, model);
    }
}
