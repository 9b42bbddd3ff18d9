package monosema.data;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import monosema.io.BadInputException;
import monosema.io.Json;
import monosema.io.OneLine;

/** An {@link AnswerRecord} as a JSON file of at most 4 MiB. */
public final class AnswerRecordFile {
    private AnswerRecordFile() {}

    /**
     * Reads a record.
     *
     * @throws BadInputException naming the file and the field, if it is none, or of another format
     */
    public static AnswerRecord read(Path file) {
        JsonField root = new JsonField(file, "", tree(file));
        int format = root.at("format").whole();
        if (format != AnswerRecord.FORMAT) {
            throw new BadInputException("%s: format must be %d, was %d".formatted(file, AnswerRecord.FORMAT, format));
        }
        JsonField parameters = root.at("parameters");
        return new AnswerRecord(
                format,
                root.at("endpoint").text(),
                new AnswerRecord.Parameters(
                        parameters.at("model").text(),
                        parameters.at("temperature").number(),
                        parameters.at("seed").whole(),
                        parameters.at("tokenLimit").text(),
                        parameters.at("maxTokens").whole()),
                root.at("answers").list().stream().map(AnswerRecordFile::answer).toList());
    }

    private static JsonNode tree(Path file) {
        try {
            return Json.parse(Utf8File.read(file));
        } catch (IllegalArgumentException e) {
            throw new BadInputException(file + ": " + OneLine.text(String.valueOf(e.getMessage())), e);
        }
    }

    private static AnswerRecord.Answer answer(JsonField field) {
        Map<String, Long> usage = new TreeMap<>();
        field.at("usage").fields().forEach((name, count) -> usage.put(name, count.count()));
        return new AnswerRecord.Answer(
                field.at("id").text(),
                field.at("label").text(),
                field.at("prompt").text(),
                field.at("answer").text(),
                field.at("finishReason").text(),
                field.at("model").text(),
                usage,
                field.at("time").instant(),
                field.at("seconds").number());
    }

    /**
     * Sees to it that a record can be written, before anything is asked.
     *
     * @throws BadInputException if its folder cannot be made or written to, or a folder is in its place
     */
    static void requireWritable(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw new BadInputException(file + ": a folder is where the answers are to be kept");
            }
            Files.delete(temporary(file));
        } catch (IOException e) {
            throw new BadInputException(file + ": the answers cannot be kept there: " + e, e);
        }
    }

    /**
     * Writes a record, all of it or nothing.
     *
     * @throws BadInputException if it is longer than can be read again, or cannot be written; an earlier file is then as
     *     it was
     */
    static void write(AnswerRecord answers, Path file) {
        byte[] bytes = Json.pretty(answers).getBytes(StandardCharsets.UTF_8);
        if (bytes.length > Utf8File.MOST_BYTES) {
            throw new BadInputException("%s: a record of answers may have at most %d bytes, this one would have %d"
                    .formatted(file, Utf8File.MOST_BYTES, bytes.length));
        }
        try {
            Path temporary = temporary(file);
            try {
                Files.write(temporary, bytes);
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw new BadInputException(file + ": the answers cannot be kept there: " + e, e);
        }
    }

    private static Path temporary(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException("not a file of a folder");
        }
        return Files.createTempFile(Files.createDirectories(folder), ".answers", ".part");
    }
}
