package monosema.chat;

import static monosema.chat.LoopbackServer.answer;
import static monosema.chat.LoopbackServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import monosema.io.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a real server on loopback that misbehaves. */
class ChatClientTest {
    private static final String SECRET = "sk-verysecret123";
    private static final ChatQuestion QUESTION = new ChatQuestion("tiny", "Say \"names\"", 0, 42, "max_tokens", 64);
    private static final ApiKey KEY = ApiKey.in("MY_KEY", name -> name.equals("MY_KEY") ? SECRET : null);

    private final List<Duration> pauses = new ArrayList<>();
    private final List<String> messages = new ArrayList<>();

    private ChatClient client(String url, ApiKey key, Duration answer) {
        Clock clock = Clock.fixed(Instant.parse("2026-11-02T10:15:30Z"), ZoneOffset.UTC);
        Patience patience = new Patience(Duration.ofSeconds(2), answer, 4, Duration.ofMinutes(1), clock, pauses::add);
        return new ChatClient(ChatAddress.of(url), key, patience, messages::add);
    }

    private ChatClient client(LoopbackServer server) {
        return client(server.url(), KEY, Duration.ofSeconds(10));
    }

    private String failure(LoopbackServer.Reply... replies) throws IOException {
        try (LoopbackServer server = new LoopbackServer(replies)) {
            return failure(server);
        }
    }

    private String failure(LoopbackServer server) {
        ChatClient client = client(server);
        try {
            client.ask(QUESTION);
        } catch (ChatException e) {
            String message = String.valueOf(e.getMessage());
            assertThat(message).doesNotContain("\n", SECRET);
            return message.replace(server.url(), "URL");
        }
        throw new AssertionError("answered");
    }

    @Test
    void putsOneMessageWithItsParametersAndTheKey() throws IOException {
        try (LoopbackServer server = new LoopbackServer(answer("1. Ann\n2. Bea"))) {
            ChatAnswer answer = client(server).ask(QUESTION);
            assertThat(answer)
                    .isEqualTo(new ChatAnswer(
                            "1. Ann\n2. Bea",
                            "stop",
                            "tiny:1b-instruct",
                            Map.of("prompt_tokens", 12L, "completion_tokens", 34L, "total_tokens", 46L)));
            LoopbackServer.Request request = server.requests().get(0);
            assertThat(request.path()).isEqualTo("/v1/chat/completions");
            assertThat(request.authorization()).isEqualTo("Bearer " + SECRET);
            assertThat(Json.parse(request.body())).isEqualTo(Json.parse("""
                            {"model": "tiny", "messages": [{"role": "user", "content": "Say \\"names\\""}],
                             "temperature": 0.0, "seed": 42, "max_tokens": 64, "stream": false}"""));
        }
    }

    @Test
    void sendsNoKeyWhereNoneIsNamed() throws IOException {
        try (LoopbackServer server = new LoopbackServer(answer("Ann"))) {
            client(server.url(), ApiKey.NONE, Duration.ofSeconds(10)).ask(QUESTION);
            assertThat(server.requests().get(0).authorization()).isEqualTo("null");
        }
    }

    @Test
    void asksAgainAfterFailuresThatPassWithTheSamePausesEachTime() throws IOException {
        try (LoopbackServer server = new LoopbackServer(
                status(500, ""), status(503, "loading model"), LoopbackServer.cutOff(), answer("Ann"))) {
            assertThat(client(server).ask(QUESTION).text()).isEqualTo("Ann");
            assertThat(pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
            assertThat(messages)
                    .hasSize(3)
                    .startsWith(
                            server.url() + " answered 500; again in 1 s",
                            server.url() + " answered 503: loading model; again in 2 s")
                    .last()
                    .asString()
                    .contains("the connection broke", "again in 4 s");
        }
    }

    @Test
    void givesUpAfterFourAttempts() throws IOException {
        try (LoopbackServer server = new LoopbackServer(status(429, "{\"error\": {\"message\": \"slow down\"}}"))) {
            assertThat(failure(server)).isEqualTo("URL answered 429: slow down (4 attempts)");
            assertThat(server.requests()).hasSize(4);
            assertThat(pauses).hasSize(3);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7                             | 7",
                "0                             | 0",
                "86400                         | 60",
                "Mon, 02 Nov 2026 10:15:45 GMT | 15",
                "Sun, 01 Nov 2026 10:15:45 GMT | 0",
                "soon                          | 1",
                "-5                            | 1",
                "99999999999999999999          | 1"
            })
    void waitsAsLongAsTheServerSaysWithinAMinute(String retryAfter, int seconds) throws IOException {
        try (LoopbackServer server =
                new LoopbackServer(status(429, "", Map.of("Retry-After", retryAfter)), answer("Ann"))) {
            client(server).ask(QUESTION);
            assertThat(pauses).containsExactly(Duration.ofSeconds(seconds));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void stopsAtTheTimeLimitWhetherOrNotAnAnswerHasBegun(boolean begun) throws IOException {
        try (LoopbackServer server = new LoopbackServer(begun ? LoopbackServer.stalled() : LoopbackServer.silent())) {
            ChatClient client = client(server.url(), KEY, Duration.ofMillis(150));
            assertThatThrownBy(() -> client.ask(QUESTION))
                    .isInstanceOf(ChatException.class)
                    .hasMessage(server.url() + " gave no whole answer within 0 s (timeoutSeconds)");
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void readsNoMoreOfAnEndlessBodyThanItsBound() throws IOException {
        assertThat(failure(LoopbackServer.endless())).isEqualTo("URL answered with more than 4194304 bytes");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "404 | {\"error\":{\"message\":\"model 'tiny' not found\"}} | URL answered 404: model 'tiny' not found",
                "404 | {\"error\":\"model 'tiny' not found, try pulling it\"} | URL answered 404: model 'tiny' not found, try pulling it",
                "400 | {\"object\":\"error\",\"message\":\"bad\\u001b[31m\"} | URL answered 400: bad\\u001b[31m",
                "422 | {\"detail\":\"a\\nb\"} | URL answered 422: a b",
                "401 | {\"error\":{\"message\":\"wrong key sk-verysecret123\"}} | URL answered 401: wrong key [key] (the key in MY_KEY was sent)",
                "403 | Bearer sk-verysecret123 | URL answered 403: Bearer [key] (the key in MY_KEY was sent)",
                "404 | ''  | URL answered 404"
            })
    void showsWhatTheServerSaysOfAFailureThatStays(int status, String body, String message) throws IOException {
        try (LoopbackServer server = new LoopbackServer(status(status, body))) {
            assertThat(failure(server)).isEqualTo(message);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void saysWhereAKeyWouldBeNamedIfTheServerWantsOne() throws IOException {
        try (LoopbackServer server = new LoopbackServer(status(401, "no key"))) {
            ChatClient client = client(server.url(), ApiKey.NONE, Duration.ofSeconds(10));
            assertThatThrownBy(() -> client.ask(QUESTION))
                    .hasMessageEndingWith("keyVariable names the variable that holds it)");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<html>sk-verysecret123</html> | URL: it answered with what is not JSON: \"<html>[key]</html>\"",
                "{\"choices\": [] | URL: it answered with what is not JSON: \"{\\\"choices\\\": []\"",
                "{\"choices\":[]} | URL: it answered with JSON that has no text at choices[0].message.content: \"{\\\"choices\\\":[]}\"",
                "[1,2] | URL: it answered with JSON that has no text at choices[0].message.content: \"[1,2]\"",
                "{\"choices\":{\"a\":1}} | URL: it answered with JSON that has no text at choices[0].message.content: \"{\\\"choices\\\":{\\\"a\\\":1}}\""
            })
    void refusesWhatIsNoAnswer(String body, String message) throws IOException {
        assertThat(failure(status(200, body))).isEqualTo(message);
    }

    @Test
    void refusesJsonOfAnyDepthAndBytesThatAreNoText() throws IOException {
        assertThat(failure(status(200, "[".repeat(1_000_000))))
                .contains("what is not JSON")
                .hasSizeLessThan(300);
        assertThat(failure(exchange -> {
                    exchange.sendResponseHeaders(200, 2);
                    exchange.getResponseBody().write(new byte[] {'"', (byte) 0xC3});
                }))
                .contains("what is not JSON");
    }

    @Test
    void takesARefusalForTheAnswerThatItIs() throws IOException {
        String body = "{\"choices\":[{\"message\":{\"content\":null,\"refusal\":\"No.\"},\"finish_reason\":null}]}";
        try (LoopbackServer server = new LoopbackServer(status(200, body))) {
            assertThat(client(server).ask(QUESTION)).isEqualTo(new ChatAnswer("No.", "", "", Map.of()));
        }
    }

    @Test
    void anAnswerHoldsNeitherTheKeyNorHalfACharacter() throws IOException {
        String body =
                LoopbackServer.completion("Ann " + SECRET + " HALF", "stop").replace("HALF", "\\ud83d");
        try (LoopbackServer server = new LoopbackServer(status(200, body))) {
            assertThat(client(server).ask(QUESTION).text()).isEqualTo("Ann [key] \ufffd");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void neverFollowsARedirectSoThatTheKeyGoesNowhereElse(int status) throws IOException {
        try (LoopbackServer other = new LoopbackServer(answer("Eve"))) {
            String elsewhere = other.url().replace("127.0.0.1", "localhost") + "/chat/completions?k=" + SECRET;
            try (LoopbackServer server = new LoopbackServer(status(status, "", Map.of("Location", elsewhere)))) {
                assertThat(failure(server))
                        .isEqualTo(
                                "URL answered %d (a redirect to localhost, which is not followed: give the final address)"
                                        .formatted(status));
            }
            assertThat(other.requests()).isEmpty();
        }
    }

    @Test
    void saysThatNoServerIsThere() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        String url = "http://127.0.0.1:" + port + "/v1";
        ChatClient client = client(url, KEY, Duration.ofSeconds(5));
        assertThatThrownBy(() -> client.ask(QUESTION))
                .isInstanceOfSatisfying(
                        ChatException.class, e -> assertThat(e.isUnreachable()).isTrue())
                .hasMessage("no server answers at " + url + " (4 attempts)");
        assertThat(pauses).hasSize(3);
    }

    @Test
    void aKeyIsNotSentInTheClear() {
        assertThatThrownBy(() -> client("http://example.org/v1", KEY, Duration.ofSeconds(1)))
                .isInstanceOf(ChatException.class)
                .hasMessage(
                        "the key in MY_KEY is not sent to http://example.org/v1: over http it would travel in the clear");
        assertThat(client("http://example.org/v1", ApiKey.NONE, Duration.ofSeconds(1))
                        .address())
                .hasToString("http://example.org/v1");
    }
}
