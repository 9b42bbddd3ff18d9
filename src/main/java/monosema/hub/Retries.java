package monosema.hub;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Tries again what may have passed: after 1, 2, 4 and 8 seconds, or as long as the server asks, up to two minutes. Tries
 * that brought a good part of a file are not counted. Where no connection comes about at first there is one try, so that
 * a machine without a network does not wait.
 */
final class Retries {
    private static final int TRIES = 5;
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final String what;
    private final HubSettings settings;
    private final Pause pause;
    private final Consumer<String> messages;
    private boolean answered;

    Retries(String what, HubSettings settings, Pause pause, Consumer<String> messages) {
        this.what = what;
        this.settings = settings;
        this.pause = pause;
        this.messages = messages;
    }

    /** A wait between two tries. */
    @FunctionalInterface
    interface Pause {
        void of(Duration wait) throws InterruptedException;
    }

    /** Work that may fail. */
    @FunctionalInterface
    interface Attempt<T> {
        T run() throws IOException;
    }

    /**
     * Runs it, again where that may help.
     *
     * @throws HubUnreachableException when it helped no more
     * @throws IOException that is not a {@link TransientException}
     */
    <T> T run(Attempt<T> attempt) throws IOException {
        int failures = 0;
        while (true) {
            try {
                T result = attempt.run();
                answered = true;
                return result;
            } catch (TransientException e) {
                answered |= e.reached() != TransientException.Reached.NOTHING;
                failures = e.reached() == TransientException.Reached.CONTENT ? 1 : failures + 1;
                waitAfter(e, failures);
            }
        }
    }

    private void waitAfter(TransientException failure, int failures) throws IOException {
        Duration backOff = Duration.ofSeconds(1L << (failures - 1));
        Duration wait = failure.retryAfter()
                .filter(asked -> asked.compareTo(backOff) > 0)
                .orElse(backOff);
        if (!answered || failures == TRIES) {
            throw unreachable(failure, failures == 1 ? "one try" : failures + " tries");
        } else if (wait.compareTo(LONGEST) > 0) {
            throw unreachable(failure, "it asks to wait " + wait.toSeconds() + " s");
        }
        messages.accept("%s: %s, trying again in %d s".formatted(what, failure.text(), wait.toSeconds()));
        try {
            pause.of(wait);
        } catch (InterruptedException e) {
            throw Failure.interrupted();
        }
    }

    private HubUnreachableException unreachable(TransientException failure, String effort) {
        return new HubUnreachableException(
                "%s: the hub %s is unreachable: %s (%s); check the network, or set HF_ENDPOINT to a mirror"
                        .formatted(what, settings.endpoint(), failure.text(), effort),
                failure);
    }
}
