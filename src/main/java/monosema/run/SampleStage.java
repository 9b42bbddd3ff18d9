package monosema.run;

import java.io.IOException;
import java.nio.IntBuffer;
import java.util.Collections;
import java.util.List;
import monosema.config.CorpusSpec;
import monosema.data.Corpus;
import monosema.data.DocumentDivision;
import monosema.data.TokenStreams;
import monosema.model.GeneratedText;
import monosema.model.Generator;
import monosema.model.LanguageModel;
import monosema.model.Sampling;
import monosema.provenance.Progress;
import monosema.provenance.Seed;

/**
 * A corpus that the studied model writes by itself from its begin-of-text token. The first texts that differ are held out,
 * those that follow are trained on, but for copies of the former.
 */
record SampleStage(CorpusSpec.Sample spec, StudiedModel.Loader loader, Seed seed) {
    private static final int BATCH = 64;
    /** Texts between two reports of progress. */
    private static final int AT_ONCE = 1_024;

    void write(StageWriter out, Progress progress) throws IOException {
        try (LanguageModel model = loader.load()) {
            int begin = model.tokenizer().beginOfText();
            Generator generator = new Generator(
                    model, new Sampling.Nucleus(spec.temperature(), spec.topP()), spec.maxTokens(), BATCH);
            DocumentDivision division = new DocumentDivision(spec.heldOutDocuments());
            long cut = 0;
            int texts = spec.documents() + spec.heldOutDocuments();
            for (int written = 0; written < texts; written += AT_ONCE) {
                int some = Math.min(AT_ONCE, texts - written);
                for (GeneratedText text : generator.generate(Collections.nCopies(some, new int[0]), seed, written)) {
                    cut += text.ending() == GeneratedText.Ending.END_OF_TEXT ? 0 : 1;
                    division.take(document(begin, text));
                }
                progress.step(written + some, texts, "");
            }
            write(out, division.streams(), cut);
        }
    }

    private static IntBuffer document(int begin, GeneratedText text) {
        IntBuffer ids = IntBuffer.allocate(text.tokens().size() + 1).put(begin);
        text.tokens().forEach(ids::put);
        return ids.flip();
    }

    private static void write(StageWriter out, TokenStreams streams, long cut) throws IOException {
        CorpusFiles.write(out, new Corpus(List.of(), streams.train(), streams.heldOut(), Double.NaN));
        out.count("corpus.documents", streams.documents(), "documents");
        out.count("corpus.heldOutDocuments", streams.heldOutDocuments(), "documents");
        out.count("corpus.copies", streams.copies(), "documents");
        out.count("corpus.cut", cut, "documents");
        out.count("corpus.trainTokens", streams.train().limit(), "tokens");
        out.count("corpus.heldOutTokens", streams.heldOut().limit(), "tokens");
    }
}
