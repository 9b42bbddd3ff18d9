package monosema.config;

import java.nio.file.Path;

/** Where the labelled words come from. */
public sealed interface WordSetSpec {

    /** The key under {@code wordsets}. */
    String name();

    /**
     * A word list that is part of Monosema.
     *
     * @param name see {@link WordSetSpec#name()}
     * @param resource which one: {@code gender}
     */
    record BuiltIn(String name, String resource) implements WordSetSpec {}

    /**
     * A UTF-8 CSV file with the header {@code word,label,prompt} ({@code prompt} may be left out).
     *
     * @param name see {@link WordSetSpec#name()}
     * @param path resolved against the folder of {@code experiments.yaml}; not part of any key, its contents are
     */
    record File(String name, Path path) implements WordSetSpec {}
}
