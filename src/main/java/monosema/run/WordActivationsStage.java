package monosema.run;

import java.io.IOException;
import java.util.Arrays;
import monosema.activations.ActivationMatrix;
import monosema.activations.WordActivations;
import monosema.config.ActivationSpec;
import monosema.data.WordSet;
import monosema.model.LanguageModel;
import monosema.record.TableFiles;

/** The words' activations at the hook site, each word alone: the representation called {@code mlp}. */
record WordActivationsStage(ActivationSpec spec, WordSet words, StudiedModel studied) {

    void write(StageWriter out) throws IOException {
        try (LanguageModel model = studied.load()) {
            ActivationMatrix activations = new WordActivations(model, spec).of(words);
            float[] ones = new float[activations.columns()];
            Arrays.fill(ones, 1);
            ActivationFiles.write(out, activations, ones);
            TableFiles.denseActivations(
                    out.recordFile("activations-" + Representations.MLP + ".csv"), words.words(), activations);
        }
    }
}
