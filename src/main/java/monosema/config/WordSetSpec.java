package monosema.config;

import java.nio.file.Path;

/** Where the labelled words come from. */
public sealed interface WordSetSpec extends Spec {

    /** The key under {@code wordsets}, {@code [a-z0-9-]{1,64}}. */
    String name();

    /**
     * {@code builtin}: a word list that is part of Monosema.
     *
     * @param name see {@link WordSetSpec#name()}
     * @param resource which one: {@code gender}
     */
    record BuiltIn(String name, String resource) implements WordSetSpec {
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
}
