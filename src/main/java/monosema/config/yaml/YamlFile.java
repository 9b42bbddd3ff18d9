package monosema.config.yaml;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a YAML file of one document into a {@link Value}. */
public final class YamlFile {
    /** Far more than a study needs; more is a mistake or an attack. */
    static final int LONGEST = 1 << 18;

    private YamlFile() {}

    /**
     * The document.
     *
     * @param mistakes takes what is wrong with the file as a whole: missing, too long, not UTF-8, not YAML
     * @return the outermost value, or a missing one after such a mistake
     */
    public static Value read(Path file, Mistakes mistakes) {
        return text(file, mistakes)
                .flatMap(text -> YamlTree.parse(text, mistakes))
                .map(node -> new Value(node, 1, "", mistakes))
                .orElseGet(() -> new Value(null, 0, "", mistakes));
    }

    private static Optional<String> text(Path file, Mistakes mistakes) {
        try {
            if (!Files.exists(file)) {
                Path folder = file.toAbsolutePath().normalize().getParent();
                return wrong(mistakes, 0, "no such file (looked in " + folder + ")");
            }
            if (!Files.isRegularFile(file)) {
                return wrong(mistakes, 0, "not a file");
            }
            if (Files.size(file) > LONGEST) {
                return wrong(mistakes, 0, "must be at most " + LONGEST + " bytes, was " + Files.size(file));
            }
            return decode(Files.readAllBytes(file), mistakes);
        } catch (IOException e) {
            return wrong(mistakes, 0, "cannot be read: " + e.getMessage());
        }
    }

    private static Optional<String> decode(byte[] bytes, Mistakes mistakes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
            String octet = String.format("0x%02x", bytes[in.position()]);
            return wrong(mistakes, line, "not UTF-8: byte " + octet + " at offset " + in.position());
        }
        return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    private static Optional<String> wrong(Mistakes mistakes, int line, String message) {
        mistakes.add(new Mistake(line, 0, "", message));
        return Optional.empty();
    }
}
