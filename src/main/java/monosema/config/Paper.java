package monosema.config;

import java.util.List;

/**
 * The title page.
 *
 * @param title one line
 * @param deck one sentence below the title; default empty
 * @param authors as they are to be printed, in order; at least one
 */
public record Paper(String title, String deck, List<String> authors) {
    public Paper {
        authors = List.copyOf(authors);
    }
}
