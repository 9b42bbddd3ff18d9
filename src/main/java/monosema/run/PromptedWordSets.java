package monosema.run;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import monosema.chat.ApiKey;
import monosema.chat.ChatClient;
import monosema.chat.ChatException;
import monosema.chat.Patience;
import monosema.config.EndpointSpec;
import monosema.config.WordSetSpec;
import monosema.data.CleanedWordSet;
import monosema.data.PromptedWords;
import monosema.io.BadInputException;

/**
 * The word sets of a run that models are asked for. One with recorded answers is replayed; one without, or that is to be
 * asked anew, is asked once, however many experiments use it, and when that fails, it fails all of them and no other.
 */
final class PromptedWordSets {
    /** Opens the client of an endpoint. */
    @FunctionalInterface
    interface Clients {
        ChatClient open(EndpointSpec endpoint, Console console);
    }

    /** To the declared address, with the key in this process's environment. */
    static final Clients REAL = (endpoint, console) -> new ChatClient(
            endpoint.address(),
            ApiKey.in(endpoint.keyVariable(), System::getenv),
            Patience.withDefaults(Duration.ofSeconds(endpoint.timeoutSeconds())),
            message -> console.line("  " + message));

    private final AskAnew anew;
    private final Clients clients;
    private final Console console;
    private final Map<String, Supplier<CleanedWordSet>> asked = new HashMap<>();

    PromptedWordSets(AskAnew anew, Clients clients, Console console) {
        this.anew = anew;
        this.clients = clients;
        this.console = console;
    }

    /** Whether nothing but asking can tell its words. */
    boolean mustAsk(WordSetSpec.Prompted spec) {
        return anew.covers(spec.name()) || !new PromptedWords(spec).isRecorded();
    }

    /**
     * Asks, unless this run has done so.
     *
     * @throws BadInputException in one line, the same each time, if it has failed
     */
    CleanedWordSet ask(WordSetSpec.Prompted spec) {
        return asked.computeIfAbsent(spec.name(), name -> outcome(spec)).get();
    }

    private Supplier<CleanedWordSet> outcome(WordSetSpec.Prompted spec) {
        console.line(
                "word set '%s': asking %s at %s",
                spec.name(), spec.chat().model(), spec.endpoint().address());
        ChatClient client;
        try {
            client = clients.open(spec.endpoint(), console);
        } catch (BadInputException | ChatException e) {
            return failing(cannotBeAsked(spec, e, false));
        }
        try {
            PromptedWords words = new PromptedWords(spec);
            words.ask(client, Clock.systemUTC(), line -> console.line("  " + line));
            CleanedWordSet replayed = words.replay();
            return () -> replayed;
        } catch (ChatException e) {
            return failing(cannotBeAsked(spec, e, e.isUnreachable()));
        } catch (BadInputException e) {
            return failing(String.valueOf(e.getMessage()));
        }
    }

    private static Supplier<CleanedWordSet> failing(String message) {
        return () -> {
            throw new BadInputException(message);
        };
    }

    private static String cannotBeAsked(WordSetSpec.Prompted spec, Exception why, boolean unreachable) {
        boolean recorded = new PromptedWords(spec).isRecorded();
        String end = recorded
                ? "; the answers in %s stay".formatted(spec.answers())
                : "; put a record at %s%s".formatted(spec.answers(), unreachable ? " or start the server" : "");
        return "wordset '%s': cannot be asked: %s%s".formatted(spec.name(), why.getMessage(), end);
    }
}
