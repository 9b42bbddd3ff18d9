package monosema.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import monosema.data.Corpus;
import monosema.data.SentenceFrame;
import monosema.io.BadInputException;
import monosema.record.FrameFiles;
import monosema.tokens.Tokenizer;
import monosema.tokens.WordTokenizer;

/** The sentence frames, found to consist of words that the model can read before it is trained. */
record FramesStage(List<SentenceFrame> frames, Path corpusFolder) {

    void write(StageWriter out) throws IOException {
        Corpus corpus = CorpusFiles.read(corpusFolder);
        Tokenizer tokenizer = new WordTokenizer(corpus.vocabulary());
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
