package monosema.data;

import java.util.Locale;

/** What decides the words of a starred category: a character has {@link #ANY} and one or two others. */
enum Concept {
    ANY,
    ANIMAL,
    CHILD,
    ADULT,
    ROYAL;

    /** The name of a category's words for this concept, such as {@code place.royal}. */
    String categoryOf(String base) {
        return base + "." + name().toLowerCase(Locale.ROOT);
    }
}
