package monosema.run;

import java.io.IOException;
import java.util.List;
import monosema.config.DocumentsSpec;
import monosema.data.Corpus;
import monosema.data.Documents;
import monosema.data.TokenStreams;
import monosema.data.Tokenization;
import monosema.model.LanguageModel;
import monosema.provenance.Progress;
import monosema.tokens.Tokenizer;

/** A corpus from files, in the tokens of the studied model. */
record DocumentsStage(DocumentsSpec spec, DocumentFiles files, StudiedModel.Loader loader) {

    void write(StageWriter out, Progress progress) throws IOException {
        try (LanguageModel model = loader.load()) {
            Tokenizer tokenizer = model.tokenizer();
            TokenStreams streams = new Tokenization(tokenizer::encode, tokenizer.beginOfText(), tokenizer.size())
                    .streams(Documents.of(
                            spec, files.here(progress, (path, sha256) -> out.hasRead("corpus file " + path, sha256))));
            CorpusFiles.write(out, new Corpus(List.of(), streams.train(), streams.heldOut(), Double.NaN));
            out.count("corpus.documents", streams.documents(), "documents");
            out.count("corpus.heldOutDocuments", streams.heldOutDocuments(), "documents");
            out.count("corpus.copies", streams.copies(), "documents");
            out.count("corpus.trainTokens", streams.train().limit(), "tokens");
            out.count("corpus.heldOutTokens", streams.heldOut().limit(), "tokens");
        }
    }
}
