package monosema.config;

import java.util.function.Function;

/** What a model reads. */
public sealed interface CorpusSpec extends Spec {

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

    /** Calls the function of this kind; a new kind is a new parameter, so that the compiler finds every use. */
    default <T> T match(Function<StoryWorld, T> storyWorld) {
        return storyWorld.apply((StoryWorld) this);
    }
}
