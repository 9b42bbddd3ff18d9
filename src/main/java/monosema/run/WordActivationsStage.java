package monosema.run;

import java.io.IOException;
import monosema.activations.ActivationMatrix;
import monosema.activations.WordActivations;
import monosema.config.ActivationSpec;
import monosema.data.WordSet;
import monosema.model.LanguageModel;
import monosema.record.TableFiles;

/** The words' activations at a hook site, each word alone: the representation called {@code mlp} at the experiment's. */
record WordActivationsStage(ActivationSpec spec, WordSet words, StudiedModel studied) {

    void write(StageWriter out) throws IOException {
        TableFiles.denseActivations(
                out.recordFile("activations-" + Representations.MLP + ".csv"), words.words(), take(out));
    }

    /** Writes them for later stages alone. */
    ActivationMatrix take(StageWriter out) throws IOException {
        try (LanguageModel model = studied.load()) {
            ActivationMatrix activations = new WordActivations(model, spec).of(words);
            ActivationFiles.write(out, activations);
            return activations;
        }
    }
}
