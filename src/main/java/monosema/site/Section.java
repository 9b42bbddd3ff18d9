package monosema.site;

/**
 * A section of a page; public for the layout template.
 *
 * @param id of its heading
 * @param title of its heading
 */
public record Section(String id, String title) {}
