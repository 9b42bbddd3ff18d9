package monosema.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import monosema.activations.ActivationSource;
import monosema.activations.ActivationStore;
import monosema.activations.CorpusActivations;
import monosema.activations.PoolBudget;
import monosema.config.ModelExperiment;
import monosema.data.Corpus;
import monosema.model.HookSite;
import monosema.model.LanguageModel;
import monosema.provenance.Seed;
import org.jspecify.annotations.Nullable;

/**
 * The activations that the SAEs of an experiment are trained on: the model is loaded when the first SAE asks, and run
 * through the corpus once for all of them.
 */
final class TrainingActivations implements AutoCloseable {
    private static final long MEBIBYTE = 1L << 20;
    private static final long MEMORY = 512 * MEBIBYTE;
    private static final long DISK = 16_384 * MEBIBYTE;

    private final ModelExperiment experiment;
    private final StudiedModel studied;
    private final Path pools;
    private final boolean shared;
    private final Consumer<String> messages;
    private @Nullable Loaded loaded;

    private record Loaded(LanguageModel model, ActivationStore store) {}

    /**
     * Nothing is loaded yet.
     *
     * @param pools a folder of this experiment alone, for what does not fit in memory; removed in the end
     * @param shared whether several SAEs read
     * @param messages is told what cannot be kept
     */
    TrainingActivations(
            ModelExperiment experiment, StudiedModel studied, Path pools, boolean shared, Consumer<String> messages) {
        this.experiment = experiment;
        this.studied = studied;
        this.pools = pools;
        this.shared = shared;
        this.messages = messages;
    }

    /** The sequence of rows, the same for every SAE. */
    ActivationSource source() throws IOException {
        return load().store()::open;
    }

    /** Width of a row. */
    int dIn() throws IOException {
        return load().model().width(HookSite.parse(experiment.activations().hook()));
    }

    private Loaded load() throws IOException {
        Loaded before = loaded;
        if (before != null) {
            return before;
        }
        Corpus corpus = studied.readCorpus();
        LanguageModel model = studied.load();
        CorpusActivations activations = new CorpusActivations(
                model, experiment.activations().hook(), studied.window(experiment.stream()), experiment.stream());
        PoolBudget memory = PoolBudget.memory(MEMORY);
        ActivationStore store = new ActivationStore(
                activations,
                corpus.train(),
                new Seed(experiment.seed()),
                shared ? memory.withDisk(pools, DISK) : memory,
                studied.model().key().hex(),
                messages);
        Loaded now = new Loaded(model, store);
        loaded = now;
        return now;
    }

    @Override
    public void close() {
        Loaded now = loaded;
        if (now == null) {
            return;
        }
        now.store().close();
        now.model().close();
        try {
            if (Files.exists(pools)) {
                try (Stream<Path> paths = Files.walk(pools)) {
                    for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(path);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
