package monosema.data;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import monosema.config.CorpusSpec;
import monosema.provenance.Seed;

/**
 * A probabilistic grammar of children's stories, whose truth is known: each character's gender, species, age and
 * standing, and how often its gender shows.
 *
 * <p>Characters of all genders do the same things in the same places; only pronouns, possessives and reflexives agree.
 * Animals, children, grown-ups and royals have deeds, places and homes of their own. A text tells which choices made it,
 * so the mean -log p of the choices is the entropy of the text.
 */
public final class StoryWorld {
    private final StoryGrammar grammar;

    StoryWorld(StoryGrammar grammar) {
        this.grammar = grammar;
    }

    /** The world that comes with Monosema. */
    public static StoryWorld builtIn() {
        return new StoryWorld(
                new StoryGrammar(StoryResources.lexicon(), StoryResources.patterns(), StoryOdds.withDefaults()));
    }

    /** SHA-256 of the built-in world's words and sentences, in hex: what a stored corpus depends on beside its code. */
    public static String checksum() {
        return StoryResources.checksum();
    }

    /** All words that can name a character, the most frequent first. */
    public List<CharacterWord> characters() {
        return grammar.characters();
    }

    /** Every word that a story can have: the vocabulary of each of its corpora. */
    public List<String> vocabulary() {
        return grammar.vocabulary().words();
    }

    /**
     * Tells the stories of a corpus; equal seeds give equal tokens.
     *
     * @param spec how many stories
     * @param seed root of the streams {@code corpus.train} and {@code corpus.heldOut}
     */
    public StoryCorpus tell(CorpusSpec.StoryWorld spec, Seed seed) {
        Storyteller train = new Storyteller(grammar, seed.stream("corpus.train"));
        Storyteller heldOut = new Storyteller(grammar, seed.stream("corpus.heldOut"));
        for (int story = 0; story < spec.stories(); story++) {
            train.tellStory();
        }
        for (int story = 0; story < spec.heldOutStories(); story++) {
            heldOut.tellStory();
        }
        double entropy = heldOut.nats() / heldOut.tokens().size();
        IntBuffer trained = train.tokens().toBuffer();
        Corpus corpus = new Corpus(
                grammar.vocabulary().words(), trained, heldOut.tokens().toBuffer(), entropy);
        return new StoryCorpus(corpus, facts(trained, train.cues()));
    }

    private List<WordFacts> facts(IntBuffer tokens, int[] cues) {
        int[] counts = new int[grammar.vocabulary().words().size()];
        for (int i = 0; i < tokens.limit(); i++) {
            counts[tokens.get(i)]++;
        }
        List<WordFacts> facts = new ArrayList<>();
        for (int i = 0; i < cues.length; i++) {
            CharacterWord character = grammar.characters().get(i);
            facts.add(new WordFacts(character, counts[grammar.vocabulary().id(character.word())], cues[i]));
        }
        return facts;
    }
}
