package monosema;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import monosema.store.Cleaning;
import monosema.store.StageStore;
import monosema.store.StoredStages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code clean}: removes stored stages that no build uses; records in the site stay. */
@Command(name = "clean", mixinStandardHelpOptions = true, description = "Removes stored stages; the site stays.")
final class CleanCommand implements Callable<Integer> {
    @Option(names = "--store", defaultValue = ".monosema", description = "Folder of stored stages (${DEFAULT-VALUE}).")
    Path store = Path.of(".monosema");

    @Option(names = "--experiment", defaultValue = "", description = "Only the stages of this experiment.")
    String experiment = "";

    @Option(
            names = "--older-than",
            defaultValue = "",
            paramLabel = "AGE",
            description = "Only what no build has used for so long: 90m, 12h, 30d or 4w.")
    String olderThan = "";

    @Option(names = "--dry-run", description = "Only list what would be removed.")
    boolean dryRun;

    @Override
    public Integer call() {
        Optional<Duration> age =
                olderThan.isBlank() ? Optional.empty() : Optional.of(Amounts.parse("--older-than", olderThan));
        Cleaning what = new Cleaning(experiment.isBlank() ? Optional.empty() : Optional.of(experiment), age);
        Cleaning.Done done = dryRun ? StoredStages.in(store).choose(what) : cleaned(what);
        if (dryRun) {
            new StoreTable(done.removed(), Instant.now()).lines().forEach(System.out::println);
        }
        System.out.println("%d stored stages %s from %s, %s%s%s"
                .formatted(
                        done.results(),
                        dryRun ? "would be removed" : "removed",
                        store,
                        Amounts.bytes(done.bytes()),
                        left(done.inUse(), "in use by a build"),
                        left(done.ahead(), "dated ahead of this machine's clock")));
        return Main.OK;
    }

    private Cleaning.Done cleaned(Cleaning what) {
        Consumer<String> messages = System.out::println;
        try (StageStore opened = StageStore.open(store, messages)) {
            return opened.clean(what);
        }
    }

    private static String left(int count, String why) {
        return count == 0 ? "" : "; left alone: %d %s".formatted(count, why);
    }
}
