package monosema.config;

import java.util.function.Function;

/** What a model reads: told, read from files, or written by the model under study itself. */
public sealed interface CorpusSpec extends Spec permits CorpusSpec.StoryWorld, DocumentsSpec, CorpusSpec.Sample {

    /**
     * {@code storyworld}: the built-in story grammar.
     *
     * @param stories told for training, 100 to 10,000,000
     * @param heldOutStories told for measuring, never trained on, 10 to 1,000,000, default 2,000
     */
    record StoryWorld(int stories, int heldOutStories) implements CorpusSpec {
        @Override
        public String kind() {
            return "storyworld";
        }
    }

    /**
     * {@code sample}: what the model under study writes by itself from its begin-of-text token, for a model whose own
     * corpus is not at hand.
     *
     * @param documents written for training, 10 to 10,000,000
     * @param heldOutDocuments written for measuring, never trained on, 10 to 1,000,000, default 1,000
     * @param maxTokens after which a document that has not ended is cut, 2 to 100,000
     * @param temperature by which logits are divided, in (0, 10], default 1
     * @param topP share of the probability that the likeliest tokens must have together for the others to be left out, in
     *     (0, 1], default 1: none is left out
     */
    record Sample(int documents, int heldOutDocuments, int maxTokens, double temperature, double topP)
            implements CorpusSpec {
        @Override
        public String kind() {
            return "sample";
        }
    }

    /**
     * Calls the function of this kind; a new kind is a new parameter, so that the compiler finds every use. The kinds of
     * files are one here: what differs between them is known to {@link DocumentsSpec#matchFormat} and its one caller.
     */
    default <T> T match(
            Function<StoryWorld, T> storyWorld, Function<DocumentsSpec, T> documents, Function<Sample, T> sample) {
        if (this instanceof StoryWorld it) {
            return storyWorld.apply(it);
        }
        return this instanceof DocumentsSpec it ? documents.apply(it) : sample.apply((Sample) this);
    }
}
