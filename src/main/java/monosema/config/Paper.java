package monosema.config;

import java.util.List;

/**
 * The title page.
 *
 * @param title one line
 * @param deck one sentence below the title; default empty
 * @param authors as they are to be printed, in order; at least one
 * @param license of text and data, an SPDX identifier such as {@code CC-BY-4.0}; default {@link #LICENSE}
 */
public record Paper(String title, String deck, List<String> authors, String license) {
    /** That of this repository. */
    public static final String LICENSE = "Apache-2.0";

    public Paper {
        authors = List.copyOf(authors);
    }

    /** A paper under the licence of this repository. */
    public Paper(String title, String deck, List<String> authors) {
        this(title, deck, authors, LICENSE);
    }
}
