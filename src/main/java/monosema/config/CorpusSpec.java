package monosema.config;

/** What a model reads. */
public sealed interface CorpusSpec {

    /**
     * The built-in story grammar.
     *
     * @param stories told for training, 100 to 10,000,000
     * @param heldOutStories told for measuring, never trained on, 10 to 1,000,000
     */
    record StoryWorld(int stories, int heldOutStories) implements CorpusSpec {}
}
