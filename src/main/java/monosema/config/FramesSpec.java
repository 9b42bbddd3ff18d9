package monosema.config;

import java.util.List;
import java.util.function.Function;

/** The sentence openings that each word of the set is put behind. */
public sealed interface FramesSpec extends Spec {
    /** Stands for the word, as the last of a frame. */
    String SLOT = "___";

    /** One frame held out, and two between which the strength of a probe is chosen. */
    int FEWEST = 3;

    /** How many come with Monosema. */
    int BUILT_IN = 8;

    /** How many there are. */
    int count();

    /**
     * {@code frames: 4}: the first few of those that come with Monosema, for StoryWorld.
     *
     * @param count {@link #FEWEST} to {@link #BUILT_IN}, default 4
     */
    record BuiltIn(int count) implements FramesSpec {
        @Override
        public String kind() {
            return "builtin";
        }
    }

    /**
     * {@code frames: ["One day the ___", ...]}: the user's own.
     *
     * @param texts at least {@link #FEWEST}, all different; words, and {@link #SLOT} once, at the end
     */
    record Given(List<String> texts) implements FramesSpec {
        public Given {
            texts = List.copyOf(texts);
        }

        @Override
        public int count() {
            return texts.size();
        }

        @Override
        public String kind() {
            return "given";
        }
    }

    /** Calls the function of this kind; a new kind is a new parameter, so that the compiler finds every use. */
    default <T> T match(Function<BuiltIn, T> builtIn, Function<Given, T> given) {
        return this instanceof BuiltIn it ? builtIn.apply(it) : given.apply((Given) this);
    }
}
