package monosema.chat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import monosema.io.Json;
import monosema.io.OneLine;

/** What a server says of a failure, as part of a message: on one line, short, without the key. */
final class ServerMessage {
    private ServerMessage() {}

    /** With a colon before it; empty if the server said nothing. */
    static String of(byte[] body, ApiKey key) {
        String text = new String(body, StandardCharsets.UTF_8);
        String said = key.hiddenIn(inJson(text)).strip().replaceAll("\\s+", " ");
        return said.isEmpty() ? "" : ": " + OneLine.text(said);
    }

    /** OpenAI, vLLM and llama.cpp: {@code error.message}; Ollama: {@code error}; others: {@code message, detail}. */
    private static String inJson(String text) {
        try {
            JsonNode root = Json.parse(text);
            return Stream.of(
                            root.path("error").path("message"),
                            root.path("error"),
                            root.path("message"),
                            root.path("detail"))
                    .filter(JsonNode::isTextual)
                    .map(JsonNode::textValue)
                    .findFirst()
                    .orElse(text);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
