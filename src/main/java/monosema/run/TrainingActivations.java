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
    private final PoolBudget pools;
    private final Consumer<String> messages;
    private @Nullable Loaded loaded;

    private record Loaded(LanguageModel model, ActivationStore store) {}

    /**
     * Nothing is loaded yet.
     *
     * @param pools what is kept of them; its folder, unless it is shared, is of this experiment alone and removed in the end
     * @param messages is told what cannot be kept, and where others read it too, what it cost
     */
    TrainingActivations(ModelExperiment experiment, StudiedModel studied, PoolBudget pools, Consumer<String> messages) {
        this.experiment = experiment;
        this.studied = studied;
        this.pools = pools;
        this.messages = messages;
    }

    /** What one SAE needs that reads alone. */
    static PoolBudget alone() {
        return PoolBudget.memory(MEMORY);
    }

    /** For several SAEs of one experiment, what does not fit in memory in a folder. */
    static PoolBudget several(Path folder) {
        return alone().withDisk(folder, DISK);
    }

    /** For the SAEs of several experiments. */
    static PoolBudget shared(Path folder) {
        return PoolBudget.shared(folder, DISK);
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
        ActivationStore store = new ActivationStore(
                activations,
                corpus.train(),
                new Seed(experiment.seed()),
                pools,
                studied.model().key().hex(),
                messages);
        Loaded now = new Loaded(model, store);
        loaded = now;
        return now;
    }

    @Override
    public void close() {
        Loaded now = loaded;
        if (now != null) {
            if (pools.folder().isPresent()) {
                messages.accept("activations of %s: %s"
                        .formatted(experiment.activations().hook(), now.store().report()));
            }
            now.store().close();
            now.model().close();
        }
        // Also what a build left that died when all its SAEs were stored.
        if (!pools.shared()) {
            pools.folder().ifPresent(TrainingActivations::remove);
        }
    }

    /** Removes a folder with all that is in it, if it is there. */
    static void remove(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
