package monosema.run;

import java.io.IOException;
import java.nio.IntBuffer;
import java.util.Collections;
import java.util.List;
import monosema.checkpoint.Parts;
import monosema.checkpoint.PartsFile;
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
    /** Texts that are written side by side: part of the numbers, since products of other shapes are rounded otherwise. */
    private static final int BATCH = 64;

    void write(StageWriter out, Progress progress) throws IOException {
        try (LanguageModel model = loader.load();
                PartsFile parts = out.parts()) {
            int begin = model.tokenizer().beginOfText();
            Generator generator = new Generator(
                    model, new Sampling.Nucleus(spec.temperature(), spec.topP()), spec.maxTokens(), BATCH);
            DocumentDivision division = new DocumentDivision(spec.heldOutDocuments());
            long cut = 0;
            int texts = spec.documents() + spec.heldOutDocuments();
            for (int first = 0; first < texts; first += BATCH) {
                int some = Math.min(BATCH, texts - first);
                for (GeneratedText text : written(generator, parts, first, some)) {
                    cut += text.ending() == GeneratedText.Ending.END_OF_TEXT ? 0 : 1;
                    division.take(document(begin, text));
                }
                progress.step(first + some, texts, "");
            }
            write(out, division.streams(), cut);
        }
    }

    /** Some texts, from the first on. */
    private GeneratedText[] written(Generator generator, Parts parts, int first, int some) {
        return parts.part(
                "texts " + first,
                GeneratedText[].class,
                () -> generator
                        .generate(Collections.nCopies(some, new int[0]), seed, first)
                        .toArray(GeneratedText[]::new));
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
