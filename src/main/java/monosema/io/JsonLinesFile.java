package monosema.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One text field of a file with a JSON object on each line; blank lines are passed over. */
public final class JsonLinesFile implements AutoCloseable {
    /** Of a line: other fields, and six characters for one that is escaped. */
    private static final int MOST_LINE_BYTES = 64 << 20;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxStringLength(MOST_LINE_BYTES)
                    .build())
            .build();

    private final InflatedFile file;
    private final DelimitedFile lines;
    private final String field;
    private long line;

    private JsonLinesFile(InflatedFile file, String field) {
        this.file = file;
        this.lines = DelimitedFile.separatedBy("\n", file, MOST_LINE_BYTES);
        this.field = field;
    }

    /**
     * Reads a field of each line.
     *
     * @param field its name; of the object itself, not of one within
     * @return the caller closes it, and with it the file
     */
    public static JsonLinesFile open(InflatedFile file, String field) {
        return new JsonLinesFile(file, field);
    }

    /**
     * The field of the next line.
     *
     * @return empty after the last line
     * @throws BadInputException naming file and line: not UTF-8, not a JSON object, without the field or with it twice,
     *     no text in the field; or see {@link InflatedFile#read}
     */
    public Optional<String> next() {
        while (lines.next()) {
            line++;
            String text = lines.text();
            if (!text.isBlank()) {
                return Optional.of(field(text));
            }
        }
        return Optional.empty();
    }

    /** Of the field that was read last, from 1. */
    public long line() {
        return line;
    }

    private String field(String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            JsonToken first = parser.nextToken();
            if (first != JsonToken.START_OBJECT) {
                throw wrong("must be a JSON object, was " + kind(first));
            }
            String found = fieldOfObject(parser);
            if (parser.nextToken() != null) {
                throw wrong("more after its JSON object");
            }
            return found;
        } catch (JsonProcessingException e) {
            throw wrong("not JSON: " + OneLine.text(e.getOriginalMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String fieldOfObject(JsonParser parser) throws IOException {
        String found = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean wanted = parser.currentName().equals(field);
            JsonToken value = parser.nextToken();
            if (!wanted) {
                parser.skipChildren();
            } else if (value != JsonToken.VALUE_STRING) {
                throw wrong("field %s must be text, was %s".formatted(OneLine.quoted(field), kind(value)));
            } else if (found != null) {
                throw wrong("field %s stands twice".formatted(OneLine.quoted(field)));
            } else {
                found = parser.getText();
            }
        }
        if (found == null) {
            throw wrong("no field %s".formatted(OneLine.quoted(field)));
        }
        return found;
    }

    private BadInputException wrong(String what) {
        return new BadInputException("%s:%d: %s".formatted(file.path(), line, what));
    }

    private static String kind(@Nullable JsonToken token) {
        if (token == null) {
            return "nothing";
        }
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_NULL -> "null";
            case VALUE_TRUE, VALUE_FALSE -> "true or false";
            case VALUE_STRING -> "text";
            default -> "a number";
        };
    }

    /** See {@link InflatedFile#checkSize}. */
    public void checkSize() {
        file.checkSize();
    }

    @Override
    public void close() {
        file.close();
    }
}
