package monosema.chat;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * How long a server may take, and how it is asked again: after 1, 2, 4, ... seconds, or after what its
 * {@code Retry-After} says, up to {@link #longestPause}. Nothing is random, so that a failing run is the same each time.
 *
 * @param connect longest time to connect
 * @param answer longest time from question to the answer's last byte; one that took longer is not asked for again
 * @param attempts in all, at least 1
 * @param longestPause between two attempts
 * @param clock for a {@code Retry-After} that is a date
 * @param pause waits
 */
public record Patience(
        Duration connect, Duration answer, int attempts, Duration longestPause, Clock clock, Pause pause) {

    /** Waits for a time. */
    @FunctionalInterface
    public interface Pause {
        void pause(Duration time) throws InterruptedException;
    }

    /** Ten seconds to connect, four attempts, pauses of at most a minute. */
    public static Patience withDefaults(Duration answer) {
        return new Patience(
                Duration.ofSeconds(10),
                answer,
                4,
                Duration.ofMinutes(1),
                Clock.systemUTC(),
                time -> Thread.sleep(time.toMillis()));
    }

    /** With other pauses. */
    public Patience with(Pause other) {
        return new Patience(connect, answer, attempts, longestPause, clock, other);
    }

    /** The pause after so many failed attempts. */
    Duration before(int failed, Optional<Duration> retryAfter) {
        Duration wanted = retryAfter.orElse(Duration.ofSeconds(1L << Math.min(failed - 1, 30)));
        return wanted.compareTo(longestPause) > 0 ? longestPause : wanted;
    }

    /** What {@code Retry-After} says: seconds or a date (RFC 9110, section 10.2.3); empty if it is neither. */
    Optional<Duration> retryAfter(String header) {
        String value = header.strip();
        if (value.matches("[0-9]{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        try {
            Instant date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration wait = Duration.between(clock.instant(), date);
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
