package monosema.run;

import java.io.IOException;
import java.util.List;
import monosema.activations.ActivationMatrix;
import monosema.activations.WordActivations;
import monosema.config.ActivationSpec;
import monosema.data.SentenceFrame;
import monosema.data.WordSet;
import monosema.model.LanguageModel;

/**
 * The activations of every word in every sentence frame at the hook site, the frames of the first word first. They stay
 * in the store; the record holds what is computed on them.
 */
record FrameActivationsStage(ActivationSpec spec, WordSet words, List<SentenceFrame> frames, StudiedModel studied) {

    void write(StageWriter out) throws IOException {
        try (LanguageModel model = studied.load()) {
            ActivationMatrix activations = new WordActivations(model, spec).inFrames(words, frames);
            ActivationFiles.write(out, activations);
            out.count("frames.words", words.words().size(), "words");
            out.count("frames.rows", activations.rows(), "rows");
        }
    }
}
