package monosema.hub;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import monosema.io.BadInputException;
import monosema.io.OneLine;

/** What an answer that holds no file means, and what the user can do. */
final class Refusal {
    private final WantedFile wanted;
    private final HubSettings settings;

    Refusal(WantedFile wanted, HubSettings settings) {
        this.wanted = wanted;
        this.settings = settings;
    }

    /**
     * Passes an answer with a file, or with part of it, or one that refuses the part that was asked for.
     *
     * @param hub whether the hub itself answered, rather than the host of large files that it sent us to
     * @throws TransientException if asking again may help
     * @throws BadInputException if it will not
     */
    void check(Reply reply, boolean hub) throws TransientException {
        int status = reply.status();
        boolean expired = !hub && status == 403;
        if (status == 408 || status == 429 || status >= 500 || expired) {
            throw TransientException.refused(reply.host() + " answers " + status, retryAfter(reply));
        } else if (status != 200 && status != 206 && status != 416) {
            throw new BadInputException("%s: %s (%s answers %d)"
                    .formatted(
                            wanted, meaning(status, reply.header("X-Error-Code").orElse("")), reply.host(), status));
        }
        Optional<String> encoding = reply.header("Content-Encoding").filter(name -> !name.equals("identity"));
        if (encoding.isPresent()) {
            throw new BadInputException("%s: %s sends it in the encoding %s that was not asked for"
                    .formatted(wanted, reply.host(), OneLine.quoted(encoding.get())));
        }
    }

    private String meaning(int status, String code) {
        return switch (code) {
            case "EntryNotFound" -> "there is no such file at this revision: correct the path, or the revision";
            case "RevisionNotFound" -> "there is no such revision: correct it";
            case "GatedRepo" ->
                "the repository is gated: accept its conditions at %s/%s, and %s"
                        .formatted(settings.endpoint(), wanted.repository(), tokenAdvice());
            default ->
                status == 401 || status == 403 || code.equals("RepoNotFound")
                        ? "the repository does not exist, or is private: correct its name, or " + tokenAdvice()
                        : status == 404
                                ? "there is no such file, revision or repository: correct the name"
                                : "no file was sent: is HF_ENDPOINT a hub?";
        };
    }

    private String tokenAdvice() {
        if (settings.token().isEmpty()) {
            return "set HF_TOKEN to a token that may read it";
        } else if (!Address.isPrivate(settings.endpoint())) {
            return "use an https endpoint: the " + settings.token().get() + " is not sent over http";
        }
        return "use another token: the " + settings.token().get() + " has no access";
    }

    /** Seconds, or a date, which the server's own clock is compared with where it tells it. */
    private static Optional<Duration> retryAfter(Reply reply) {
        String text = reply.header("Retry-After").orElse("");
        if (text.matches("[0-9]{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        Optional<ZonedDateTime> then = date(text);
        ZonedDateTime now =
                reply.header("Date").flatMap(Refusal::date).orElseGet(() -> ZonedDateTime.now(Clock.systemUTC()));
        return then.map(date -> Duration.between(now, date)).filter(wait -> !wait.isNegative());
    }

    private static Optional<ZonedDateTime> date(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
