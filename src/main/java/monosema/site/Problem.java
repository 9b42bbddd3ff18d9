package monosema.site;

/**
 * A fault of the written site.
 *
 * @param file relative to the site, with slashes
 * @param message what is wrong
 */
public record Problem(String file, String message) {
    @Override
    public String toString() {
        return file + ": " + message;
    }
}
