package monosema.hub;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import monosema.io.BadInputException;
import monosema.io.OneLine;
import monosema.io.Reason;
import monosema.provenance.Progress;

/**
 * Files of a Hugging Face hub, or of a folder laid out like one.
 *
 * <p>A pinned file that is in the cache costs no network, a branch is asked for each time. What is downloaded is compared
 * with the declared sha256 and with the hub's own checksum before it gets its name. A cached file, whoever downloaded it,
 * is read and compared when it is first met; after that it is believed as long as its size and time of modification stay
 * ({@link CachedFile}). A download that breaks off goes on where
 * it was, now or the next time. Safe for several threads and for several processes at once.
 *
 * <pre>{@code
 * Hub hub = Hub.of(HubSettings.fromEnvironment(), System.err::println);
 * WantedFile weights = WantedFile.of("karpathy/tinyllamas", "0bd21da7698eaf29a0d7de3992de8a46ef624add", "stories15M.bin")
 *         .withSha256("cd590644d963867a2b6e5a1107f51fad663c41d79c149fbecbbb1f95fa81f49a");
 * Path file = hub.fetch(weights, Progress.SILENT).file();
 * }</pre>
 */
public final class Hub {
    private static final int CHANGES = 3;

    private final HubSettings settings;
    private final HubCache cache;
    private final CacheLookup lookup;
    private final HubClient client;
    private final Retries.Pause pause;
    private final Consumer<String> messages;

    private Hub(HubSettings settings, Retries.Pause pause, Consumer<String> messages) {
        this.settings = settings;
        this.cache = new HubCache(settings);
        boolean replaceable = !settings.offline() || settings.mirror().isPresent();
        this.lookup = new CacheLookup(cache, replaceable, messages);
        this.client = new HubClient(settings);
        this.pause = pause;
        this.messages = messages;
    }

    /**
     * A hub; nothing is asked yet.
     *
     * @param messages takes a line when a try failed and another follows, when a cached file is damaged, when another
     *     process holds a file
     */
    public static Hub of(HubSettings settings, Consumer<String> messages) {
        return of(settings, wait -> TimeUnit.NANOSECONDS.sleep(wait.toNanos()), messages);
    }

    static Hub of(HubSettings settings, Retries.Pause pause, Consumer<String> messages) {
        return new Hub(settings, pause, messages);
    }

    /**
     * Gets a file: from the cache, else from the hub.
     *
     * @param progress in bytes, while it is downloaded
     * @throws HubUnreachableException if it is not here and the hub cannot be asked now
     * @throws BadInputException if it is not what was declared: another checksum, no such file, no access; if the hub's
     *     answer makes no sense; or if the cache cannot be written
     */
    public HubFile fetch(WantedFile wanted, Progress progress) {
        try {
            Optional<HubFile> cached = wanted.isPinned() ? lookup.find(wanted, wanted.revision()) : Optional.empty();
            if (cached.isPresent()) {
                return cached.get();
            }
            if (settings.mirror().isPresent()) {
                return new MirrorFolder(settings.mirror().get()).file(wanted);
            }
            return settings.offline() ? offline(wanted) : online(wanted, progress);
        } catch (InterruptedIOException e) {
            throw new BadInputException(wanted + ": interrupted", e);
        } catch (IOException e) {
            throw new BadInputException(
                    "%s: %s (the cache is %s: HF_HOME or HF_HUB_CACHE moves it)"
                            .formatted(wanted, OneLine.text(Reason.of(e)), cache.root()),
                    e);
        }
    }

    private HubFile offline(WantedFile wanted) throws IOException {
        return atRef(wanted)
                .orElseThrow(() ->
                        new HubUnreachableException("%s: not in the cache %s, and HF_HUB_OFFLINE forbids to download it"
                                .formatted(wanted, cache.root())));
    }

    private HubFile online(WantedFile wanted, Progress progress) throws IOException {
        Retries retries = new Retries(wanted.toString(), settings, pause, messages);
        for (int change = 1; true; change++) {
            Metadata metadata;
            try {
                metadata = retries.run(() -> client.describe(wanted));
            } catch (HubUnreachableException e) {
                return before(wanted, e);
            }
            try {
                return new Fetch(client, lookup, retries, messages).file(wanted, metadata, progress);
            } catch (ChangedException e) {
                if (change == CHANGES) {
                    throw new BadInputException("%s, %d times".formatted(e.getMessage(), change), e);
                }
                messages.accept(e.getMessage() + ", starting again");
            }
        }
    }

    /** The file of the commit that a branch was at, when the hub does not say where it is now. */
    private HubFile before(WantedFile wanted, HubUnreachableException unreachable) throws IOException {
        HubFile file = atRef(wanted).orElseThrow(() -> unreachable);
        messages.accept("%s; using the cached commit %s"
                .formatted(unreachable.getMessage(), file.commit().orElse("")));
        return file;
    }

    private Optional<HubFile> atRef(WantedFile wanted) throws IOException {
        Optional<String> commit = wanted.isPinned() ? Optional.empty() : cache.ref(wanted);
        return commit.isPresent() ? lookup.find(wanted, commit.get()) : Optional.empty();
    }
}
