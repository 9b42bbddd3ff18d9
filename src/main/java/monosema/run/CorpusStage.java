package monosema.run;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import monosema.config.CorpusSpec;
import monosema.data.BigramModel;
import monosema.data.Corpus;
import monosema.data.StoryCorpus;
import monosema.data.StoryWorld;
import monosema.io.Csv;
import monosema.provenance.Seed;

/** The corpus, how often each character's word stands in it, and what a bigram model makes of it. */
record CorpusStage(CorpusSpec.StoryWorld spec, Seed seed) {

    void write(StageWriter out) throws IOException {
        StoryCorpus told = StoryWorld.builtIn().tell(spec, seed);
        Corpus corpus = told.corpus();
        CorpusFiles.write(out, corpus);
        facts(out, told);
        out.number("corpus.stories", spec.stories(), "stories");
        out.number("corpus.trainTokens", corpus.train().limit(), "tokens");
        out.number("corpus.heldOutTokens", corpus.heldOut().limit(), "tokens");
        out.number("corpus.vocabulary", corpus.vocabulary().size(), "tokens");
        long n = corpus.heldOut().limit();
        BigramModel bigram = BigramModel.fit(corpus.train(), corpus.vocabulary().size());
        out.number("model.entropy", corpus.heldOutEntropy(), "nats/token", n);
        out.number("model.bigramLoss", bigram.loss(corpus.heldOut()), "nats/token", n);
    }

    /** Of every word of the vocabulary, so that any word set finds its own; a word that is no character has no cues. */
    private static void facts(StageWriter out, StoryCorpus told) {
        Corpus corpus = told.corpus();
        int[] occurrences = new int[corpus.vocabulary().size()];
        for (int i = 0; i < corpus.train().limit(); i++) {
            occurrences[corpus.train().get(i)]++;
        }
        Map<String, Integer> cues = new TreeMap<>();
        told.facts().forEach(fact -> cues.put(fact.character().word(), fact.cues()));
        try (Csv.Writer facts = Csv.write(out.file(WordFactsStage.FACTS), WordFactsStage.COLUMNS)) {
            for (int id = 0; id < occurrences.length; id++) {
                String word = corpus.vocabulary().get(id);
                facts.row(word, occurrences[id], cues.getOrDefault(word, 0));
            }
        }
    }
}
