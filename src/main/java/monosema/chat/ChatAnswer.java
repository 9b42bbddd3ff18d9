package monosema.chat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import monosema.io.Json;
import monosema.io.OneLine;

/**
 * What a model answered. All of it is the server's word: text to be treated as hostile, though it is Unicode (what was no
 * character is U+FFFD) and does not hold the key.
 *
 * @param text the answer; may be empty
 * @param finishReason such as {@link #STOP} or {@link #LENGTH}; empty if the server gave none
 * @param model as the server calls the model that answered; empty if it did not say
 * @param usage the server's count of tokens, {@code prompt_tokens}, {@code completion_tokens} and {@code total_tokens},
 *     each 0 or more, as far as given
 */
public record ChatAnswer(String text, String finishReason, String model, Map<String, Long> usage) {
    /** The model ended its answer. */
    public static final String STOP = "stop";
    /** The limit of tokens ended it. */
    public static final String LENGTH = "length";
    /** The server withheld it. */
    public static final String CONTENT_FILTER = "content_filter";

    private static final int LONGEST_NAME = 200;
    private static final List<String> COUNTS = List.of("prompt_tokens", "completion_tokens", "total_tokens");

    public ChatAnswer {
        usage = Collections.unmodifiableMap(new TreeMap<>(usage));
    }

    /**
     * Reads a response.
     *
     * @throws ChatException if it is no JSON, or JSON of another shape
     */
    static ChatAnswer of(byte[] body, ApiKey key) {
        JsonNode root = json(body, key);
        JsonNode choice = root.path("choices").path(0);
        JsonNode content = choice.path("message").path("content");
        JsonNode refusal = choice.path("message").path("refusal");
        if (!content.isTextual() && !refusal.isTextual() && !content.isNull()) {
            throw new ChatException("it answered with JSON that has no text at choices[0].message.content: "
                    + OneLine.quoted(key.hiddenIn(text(body))));
        }
        String answer = content.isTextual() ? content.textValue() : refusal.asText("");
        return new ChatAnswer(
                characters(key.hiddenIn(answer)),
                name(choice.path("finish_reason"), key),
                name(root.path("model"), key),
                counts(root.path("usage")));
    }

    private static JsonNode json(byte[] body, ApiKey key) {
        try {
            return Json.parse(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString());
        } catch (IllegalArgumentException | CharacterCodingException e) {
            // Without its cause, which may repeat the text.
            throw new ChatException("it answered with what is not JSON: " + OneLine.quoted(key.hiddenIn(text(body))));
        }
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }

    private static String name(JsonNode node, ApiKey key) {
        String name = node.isTextual() ? characters(key.hiddenIn(node.textValue())) : "";
        return name.codePointCount(0, name.length()) <= LONGEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME));
    }

    private static Map<String, Long> counts(JsonNode usage) {
        Map<String, Long> counts = new TreeMap<>();
        for (String name : COUNTS) {
            JsonNode count = usage.path(name);
            if (count.isIntegralNumber() && count.canConvertToLong() && count.longValue() >= 0) {
                counts.put(name, count.longValue());
            }
        }
        return counts;
    }

    /** JSON may spell half a character, which no file can hold. */
    private static String characters(String text) {
        StringBuilder whole = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> Character.getType(c) == Character.SURROGATE ? 0xfffd : c)
                .forEach(whole::appendCodePoint);
        return whole.toString();
    }
}
