package monosema.config.yaml;

/**
 * One mistake in a YAML file.
 *
 * @param line from 1; 0 where the file as a whole is meant
 * @param column from 1; 0 where {@code path} says where on the line
 * @param path such as {@code experiments[0].saes[0].l1Coefficient}; empty for the file's outermost map
 * @param message what is wrong, the bound, and the value
 */
public record Mistake(int line, int column, String path, String message) {

    /** The line to print, such as {@code experiments.yaml:12 experiments[0].seed: must be a whole number, was 3.7}. */
    public String in(String file) {
        if (line == 0) {
            return file + ": " + message;
        }
        String place = file + ":" + line + (column == 0 ? "" : ":" + column) + " ";
        return place + (path.isEmpty() ? "" : path + ": ") + message;
    }
}
