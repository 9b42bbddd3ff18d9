package monosema.config;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** Where the labelled words come from. */
public sealed interface WordSetSpec extends Spec {

    /** The key under {@code wordsets}, {@code [a-z0-9-]{1,64}}. */
    String name();

    /**
     * {@code builtin}: a word list that is part of Monosema.
     *
     * @param name see {@link WordSetSpec#name()}
     * @param resource which one of {@link #LISTS}
     */
    record BuiltIn(String name, String resource) implements WordSetSpec {
        /** The names of the lists: what a word says about a character, the last three of StoryWorld's alone. */
        public static final List<String> LISTS = List.of("gender", "species", "age", "standing");

        @Override
        public String kind() {
            return "builtin";
        }
    }

    /**
     * {@code file}: a UTF-8 CSV file with the header {@code word,label,prompt} ({@code prompt} may be left out).
     *
     * @param name see {@link WordSetSpec#name()}
     * @param path resolved against the folder of {@code experiments.yaml}; not part of any key, its contents are
     */
    record File(String name, Path path) implements WordSetSpec {
        @Override
        public String kind() {
            return "file";
        }
    }

    /**
     * {@code prompts}: the answers of a language model to prompts, kept in a file and read from it ever after.
     *
     * @param name see {@link WordSetSpec#name()}
     * @param prompts what is asked, each prompt for words of one label
     * @param chat which model is asked, and how
     * @param endpoint where it is asked; no part of any declaration, for who serves a model does not make its answer
     * @param answers the record of the answers, resolved against the folder of {@code experiments.yaml}, default
     *     {@code wordsets/<name>.json}; need not be there yet
     */
    record Prompted(String name, PromptsSpec prompts, ChatSpec chat, EndpointSpec endpoint, Path answers)
            implements WordSetSpec {
        @Override
        public String kind() {
            return "prompts";
        }
    }

    /** Calls the function of this kind; a new kind is a new parameter, so that the compiler finds every use. */
    default <T> T match(Function<BuiltIn, T> builtIn, Function<File, T> file, Function<Prompted, T> prompted) {
        if (this instanceof BuiltIn it) {
            return builtIn.apply(it);
        }
        return this instanceof File it ? file.apply(it) : prompted.apply((Prompted) this);
    }
}
