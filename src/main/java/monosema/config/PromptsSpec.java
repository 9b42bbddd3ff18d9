package monosema.config;

import java.util.List;
import java.util.function.Function;

/** The prompts of a word set. */
public sealed interface PromptsSpec extends Spec {

    /** {@code annexure-1}: the six prompts of the study that Monosema makes reproducible. */
    record Annexure1() implements PromptsSpec {
        @Override
        public String kind() {
            return "annexure-1";
        }
    }

    /**
     * Prompts of one's own, for any concept of two classes.
     *
     * @param prompts 2 to 32, of two labels
     */
    record Listed(List<PromptSpec> prompts) implements PromptsSpec {
        public Listed {
            prompts = List.copyOf(prompts);
        }

        @Override
        public String kind() {
            return "listed";
        }
    }

    /** Calls the function of this kind; a new kind is a new parameter, so that the compiler finds every use. */
    default <T> T match(Function<Annexure1, T> annexure1, Function<Listed, T> listed) {
        return this instanceof Annexure1 it ? annexure1.apply(it) : listed.apply((Listed) this);
    }
}
