package monosema.report.chart;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Advance widths of the bundled font, in units of 1/2048 em. */
final class Advances {
    /** Units of an em. */
    static final double EM = 2048;
    /** Ascent and descent of the font, in em. */
    static final double ASCENT = 1854 / EM;

    static final double DESCENT = 434 / EM;

    /** For a character that the table lacks: about as wide as a capital. */
    private static final int OTHER = 1366;

    private static final Map<Integer, Integer> WIDTHS = load();

    private Advances() {}

    /** Width of a text at a size, in the size's unit; no kerning. */
    static double width(String text, double size) {
        return text.codePoints().map(c -> WIDTHS.getOrDefault(c, OTHER)).sum() * size / EM;
    }

    private static Map<Integer, Integer> load() {
        Map<Integer, Integer> widths = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(
                        Advances.class.getResourceAsStream("/monosema/report/liberation-sans-widths.txt")),
                StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                String[] fields = line.split(" ");
                widths.put(Integer.parseInt(fields[0], 16), Integer.parseInt(fields[1]));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return widths;
    }
}
