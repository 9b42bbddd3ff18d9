package monosema;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import monosema.io.BadInputException;
import monosema.io.OneLine;
import monosema.store.StoredStage;
import monosema.store.StoredStages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code store ls}: the stored stages in a table. */
@Command(
        name = "ls",
        mixinStandardHelpOptions = true,
        description = "Lists stored stages, damaged ones, and what stages keep while they are made.")
final class StoreListCommand implements Callable<Integer> {
    @Option(names = "--store", defaultValue = ".monosema", description = "Folder of stored stages (${DEFAULT-VALUE}).")
    Path store = Path.of(".monosema");

    @Option(
            names = "--experiment",
            defaultValue = "",
            paramLabel = "ID",
            description = "Only what was made for this experiment or last used by it.")
    String experiment = "";

    @Option(
            names = "--stage",
            defaultValue = "",
            paramLabel = "NAME",
            description = "Only this stage: sae.standard, or sae for all of them.")
    String stage = "";

    @Option(
            names = "--verify",
            description =
                    "Compare every byte with its checksum, not lengths alone; ends with 1 if something is damaged.")
    boolean verify;

    @Override
    public Integer call() {
        StoredStages stored = StoredStages.in(store);
        List<StoredStage> all = verify ? stored.allVerified() : stored.all();
        List<StoredStage> wanted = all.stream().filter(this::isWanted).toList();
        if (wanted.isEmpty() && !all.isEmpty()) {
            throw new BadInputException("store %s has nothing of%s%s; there is: %s"
                    .formatted(
                            store,
                            experiment.isEmpty() ? "" : " experiment " + OneLine.quoted(experiment),
                            stage.isEmpty() ? "" : " stage " + OneLine.quoted(stage),
                            known(all)));
        }
        new StoreTable(wanted, Instant.now()).lines().forEach(System.out::println);
        boolean damaged = wanted.stream().anyMatch(each -> each.state() == StoredStage.State.DAMAGED);
        return verify && damaged ? Main.FAILED : Main.OK;
    }

    private boolean isWanted(StoredStage each) {
        return (experiment.isEmpty() || each.experiments().contains(experiment))
                && (stage.isEmpty() || each.isOf(stage));
    }

    /** The names of what was asked for in vain. */
    private String known(List<StoredStage> all) {
        return all.stream()
                .flatMap(each -> experiment.isEmpty() ? List.of(each.stage()).stream() : each.experiments().stream())
                .filter(name -> !name.isEmpty())
                .distinct()
                .sorted()
                .map(OneLine::text)
                .collect(Collectors.joining(", "));
    }
}
