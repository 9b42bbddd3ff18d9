package monosema.data;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import monosema.io.BadInputException;
import monosema.io.OneLine;

/** A value of a JSON file; every complaint says where it stands, what it must be and what it was. */
record JsonField(Path file, String path, JsonNode json) {
    JsonField at(String field) {
        return new JsonField(file, path.isEmpty() ? field : path + "." + field, json.path(field));
    }

    String text() {
        if (!json.isTextual()) {
            throw wrong("text");
        }
        return json.textValue();
    }

    int whole() {
        if (!json.isInt()) {
            throw wrong("a whole number of 32 bits");
        }
        return json.intValue();
    }

    long count() {
        boolean count = json.isIntegralNumber() && json.canConvertToLong() && json.longValue() >= 0;
        if (!count) {
            throw wrong("a whole number of 0 or more");
        }
        return json.longValue();
    }

    double number() {
        boolean number = json.isNumber() && json.doubleValue() >= 0 && Double.isFinite(json.doubleValue());
        if (!number) {
            throw wrong("a number of 0 or more");
        }
        return json.doubleValue();
    }

    String instant() {
        try {
            return Instant.parse(text()).toString();
        } catch (DateTimeException e) {
            throw wrong("a time such as 2026-11-02T10:15:30Z");
        }
    }

    List<JsonField> list() {
        if (!json.isArray() || json.isEmpty()) {
            throw wrong("a list of at least one");
        }
        List<JsonField> entries = new ArrayList<>();
        json.forEach(entry -> entries.add(new JsonField(file, path + "[" + entries.size() + "]", entry)));
        return entries;
    }

    Map<String, JsonField> fields() {
        if (!json.isObject()) {
            throw wrong("an object");
        }
        Map<String, JsonField> fields = new TreeMap<>();
        json.properties()
                .forEach(field -> fields.put(
                        field.getKey(),
                        new JsonField(file, path + "." + OneLine.text(field.getKey()), field.getValue())));
        return fields;
    }

    private BadInputException wrong(String bound) {
        String was = json.isMissingNode() ? "missing" : OneLine.text(json.toString());
        return new BadInputException("%s: %s must be %s, was %s".formatted(file, path, bound, was));
    }
}
