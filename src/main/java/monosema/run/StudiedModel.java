package monosema.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import monosema.config.StreamSpec;
import monosema.data.Corpus;
import monosema.io.BadInputException;
import monosema.model.LanguageModel;
import monosema.store.StageResult;

/**
 * The language model that an experiment studies and the corpus that it reads, as stages; whoever needs them loads them.
 *
 * @param model where it comes from
 * @param upstream what a stage depends on that reads the model, the model itself among them
 * @param corpus token ids; empty where no SAE is trained or measured here
 * @param shape its sizes
 * @param loader reads it back
 */
record StudiedModel(
        StageResult model, List<StageResult> upstream, Optional<StageResult> corpus, ModelShape shape, Loader loader) {
    StudiedModel {
        upstream = List.copyOf(upstream);
    }

    /** Reads a model back; the caller closes it. */
    @FunctionalInterface
    interface Loader {
        LanguageModel load() throws IOException;
    }

    /** The model; the caller closes it. */
    LanguageModel load() throws IOException {
        return loader.load();
    }

    /** The corpus, which is there where an SAE asks for it. */
    Corpus readCorpus() throws IOException {
        return CorpusFiles.read(corpusStage().folder());
    }

    /** The stage of the corpus, which is there where an SAE asks for it. */
    StageResult corpusStage() {
        return corpus.orElseThrow();
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

    /** What a stage depends on that reads words with the model. */
    List<StageResult> with(StageResult words) {
        List<StageResult> stages = new ArrayList<>(List.of(words));
        stages.addAll(upstream);
        return stages;
    }

    /** What a stage depends on that reads the corpus with the model. */
    List<StageResult> withCorpus(StageResult... more) {
        List<StageResult> stages = new ArrayList<>(List.of(corpusStage(), model));
        stages.addAll(List.of(more));
        return stages;
    }
}
