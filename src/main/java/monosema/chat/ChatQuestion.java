package monosema.chat;

import java.util.List;
import java.util.Map;
import monosema.io.Json;

/**
 * One question to a model, as a conversation of one message.
 *
 * @param model as the server calls it
 * @param prompt the message
 * @param temperature 0 or more; 0 asks for the likeliest answer
 * @param seed of the server's sampling; a server may ignore it
 * @param limit the name under which the server takes {@code tokens}: {@code max_tokens} or {@code max_completion_tokens}
 * @param tokens most tokens of an answer, at least 1
 */
public record ChatQuestion(String model, String prompt, double temperature, long seed, String limit, int tokens) {

    String json() {
        return Json.canonical(Map.of(
                "model",
                model,
                "messages",
                List.of(Map.of("role", "user", "content", prompt)),
                "temperature",
                temperature,
                "seed",
                seed,
                limit,
                tokens,
                "stream",
                false));
    }
}
