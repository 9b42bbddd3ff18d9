package monosema.run;

import java.io.IOException;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import monosema.config.CorpusSpec;
import monosema.data.Corpus;
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
            Division division = new Division(begin);
            int texts = spec.documents() + spec.heldOutDocuments();
            for (int written = 0; written < texts; written += AT_ONCE) {
                int some = Math.min(AT_ONCE, texts - written);
                generator
                        .generate(Collections.nCopies(some, new int[0]), seed, written)
                        .forEach(division::take);
                progress.step(written + some, texts, "");
            }
            division.finish(out);
        }
    }

    /** The texts so far. */
    private final class Division {
        private final int begin;
        private final Set<List<Integer>> heldOut = new HashSet<>();
        private final List<Integer> heldOutTokens = new ArrayList<>();
        private final List<Integer> trainTokens = new ArrayList<>();
        private long trained;
        private long copies;
        private long cut;

        Division(int begin) {
            this.begin = begin;
        }

        void take(GeneratedText text) {
            cut += text.ending() == GeneratedText.Ending.END_OF_TEXT ? 0 : 1;
            if (heldOut.contains(text.tokens())) {
                copies++;
            } else if (heldOut.size() < spec.heldOutDocuments()) {
                heldOut.add(text.tokens());
                add(heldOutTokens, text);
            } else {
                add(trainTokens, text);
                trained++;
            }
        }

        private void add(List<Integer> tokens, GeneratedText text) {
            tokens.add(begin);
            tokens.addAll(text.tokens());
        }

        void finish(StageWriter out) throws IOException {
            CorpusFiles.write(out, new Corpus(List.of(), buffer(trainTokens), buffer(heldOutTokens), Double.NaN));
            out.count("corpus.documents", trained, "documents");
            out.count("corpus.heldOutDocuments", heldOut.size(), "documents");
            out.count("corpus.copies", copies, "documents");
            out.count("corpus.cut", cut, "documents");
            out.count("corpus.trainTokens", trainTokens.size(), "tokens");
            out.count("corpus.heldOutTokens", heldOutTokens.size(), "tokens");
        }

        private static IntBuffer buffer(List<Integer> tokens) {
            return IntBuffer.wrap(tokens.stream().mapToInt(Integer::intValue).toArray());
        }
    }
}
