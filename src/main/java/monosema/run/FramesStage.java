package monosema.run;

import java.io.IOException;
import java.util.List;
import monosema.data.SentenceFrame;
import monosema.io.BadInputException;
import monosema.record.FrameFiles;
import monosema.tokens.Tokenizer;

/** The sentence frames, found to consist of words that the model can read before it is trained. */
record FramesStage(List<SentenceFrame> frames, TokenizerSource source) {

    /** Gets the tokenizer of the model. */
    @FunctionalInterface
    interface TokenizerSource {
        Tokenizer get() throws IOException;
    }

    void write(StageWriter out) throws IOException {
        Tokenizer tokenizer = source.get();
        frames.forEach(frame -> requireKnown(frame, tokenizer));
        FrameFiles.frames(out.recordFile("frames.csv"), frames);
        out.count("frames.count", frames.size(), "frames");
    }

    private static void requireKnown(SentenceFrame frame, Tokenizer tokenizer) {
        try {
            tokenizer.encode(frame.opening());
        } catch (BadInputException e) {
            throw new BadInputException("frame %d '%s': %s".formatted(frame.number(), frame.text(), e.getMessage()), e);
        }
    }
}
