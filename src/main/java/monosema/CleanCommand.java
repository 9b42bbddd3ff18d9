package monosema;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import monosema.store.StageStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code clean}: removes stored stages; records in the site stay. */
@Command(name = "clean", mixinStandardHelpOptions = true, description = "Removes stored stages; the site stays.")
final class CleanCommand implements Callable<Integer> {
    @Option(names = "--store", defaultValue = ".monosema", description = "Folder of stored stages (${DEFAULT-VALUE}).")
    Path store = Path.of(".monosema");

    @Option(names = "--experiment", defaultValue = "", description = "Only the stages of this experiment.")
    String experiment = "";

    @Override
    public Integer call() {
        StageStore opened = StageStore.open(store, System.out::println);
        int removed = experiment.isBlank() ? opened.clean() : opened.clean(experiment);
        System.out.println(removed + " stored stages removed from " + store);
        return Main.OK;
    }
}
