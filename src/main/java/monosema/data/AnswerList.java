package monosema.data;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import monosema.io.Json;

/**
 * The items of the list in a model's answer, in order, as {@link WordCleaning} is to judge them; what is said around the
 * list is left out. The same answer gives the same items on every machine. What counts as a list, the first that applies:
 * <ol>
 *   <li>a JSON array, alone, in an object, or in the middle of prose;
 *   <li>lines with a number or a bullet before them, or numbers within a line, unless more items stand on other lines;
 *   <li>lines of a few words, and lines of words with commas between them.
 * </ol>
 *
 * <p>Not taken: a model's thoughts in {@code <think>}, headings, lines that end in a colon, and sentences. Of an item,
 * Markdown and quotes go, and an explanation after a dash, a colon or in brackets.
 */
final class AnswerList {
    private static final String THOUGHTS = "<think>";
    private static final String THOUGHTS_END = "</think>";
    private static final Pattern FENCE = Pattern.compile("(?m)^\\h*+(?:```|~~~)[^\\n\\r]*+$");
    private static final Pattern ARRAY_OF_TEXT = Pattern.compile("\\[\\s*+\"");

    private AnswerList() {}

    /** None where no list is found. */
    static List<String> items(String answer) {
        String text = FENCE.matcher(withoutThoughts(answer)).replaceAll("").strip();
        return json(text).orElseGet(() -> lines(text)).stream()
                .filter(item -> !item.isEmpty())
                .toList();
    }

    private static List<String> lines(String text) {
        List<String> marked = new ArrayList<>();
        List<String> plain = new ArrayList<>();
        text.lines().map(ListLine::of).forEach(line -> (line.isMarked() ? marked : plain).addAll(line.items()));
        return marked.size() >= plain.size() ? marked : plain;
    }

    private static String withoutThoughts(String answer) {
        int end = answer.lastIndexOf(THOUGHTS_END);
        if (end >= 0) {
            return answer.substring(end + THOUGHTS_END.length());
        }
        return answer.stripLeading().startsWith(THOUGHTS) ? "" : answer;
    }

    private static Optional<List<String>> json(String text) {
        List<String> items = new ArrayList<>();
        if (text.startsWith("[") || text.startsWith("{")) {
            try {
                collect(Json.parse(text), items);
                return Optional.of(items.stream().map(ListLine::item).toList());
            } catch (IllegalArgumentException e) {
                // Cut off, or not JSON after all: an array is looked for below.
                items.clear();
            }
        }
        Matcher array = ARRAY_OF_TEXT.matcher(text);
        if (!array.find()) {
            return Optional.empty();
        }
        scan(text, array.end() - 1, items);
        return Optional.of(items.stream().map(ListLine::item).toList());
    }

    /** The texts of an array; of an object in it the first text, such as its name; of an object around it all arrays. */
    private static void collect(JsonNode node, List<String> into) {
        boolean around = node.isObject()
                && node.properties().stream().anyMatch(field -> field.getValue().isContainerNode());
        for (JsonNode child : node) {
            if (child.isContainerNode()) {
                collect(child, into);
            } else if (child.isTextual() && !around) {
                into.add(child.textValue());
                if (node.isObject()) {
                    return;
                }
            }
        }
    }

    /** The texts of an array that may end anywhere; one that has no end is the last. */
    private static void scan(String text, int from, List<String> into) {
        int at = from;
        while (at < text.length() && text.charAt(at) == '"') {
            int end = endOfText(text, at);
            into.add(unescaped(text.substring(at + 1, end)));
            at = skipBlanks(text, end + 1);
            if (at >= text.length() || text.charAt(at) != ',') {
                return;
            }
            at = skipBlanks(text, at + 1);
        }
    }

    private static int endOfText(String text, int start) {
        int at = start + 1;
        while (at < text.length() && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at, text.length());
    }

    private static int skipBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static String unescaped(String inner) {
        try {
            return Json.parse('"' + inner + '"').asText();
        } catch (IllegalArgumentException e) {
            return inner;
        }
    }
}
