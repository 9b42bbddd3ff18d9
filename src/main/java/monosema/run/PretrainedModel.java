package monosema.run;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import monosema.config.ModelSpec;
import monosema.config.ModelSpec.ModelFile;
import monosema.hub.Hub;
import monosema.hub.HubFile;
import monosema.hub.WantedFile;
import monosema.io.BadInputException;
import monosema.model.GptNeoFiles;
import monosema.model.LanguageModel;
import monosema.model.Llama;
import monosema.provenance.Progress;
import monosema.provenance.Sha256;
import monosema.tokens.Gpt2Tokenizer;
import monosema.tokens.JsonTokenizer;
import monosema.tokens.Llama2cTokenizer;
import monosema.tokens.Tokenizer;
import org.jspecify.annotations.Nullable;

/** A model that somebody has trained: its files, wherever they lie, and the model that they hold. Not thread-safe. */
final class PretrainedModel {
    private final ModelSpec.Pretrained spec;
    private final Hub hub;
    private @Nullable Map<String, HubFile> known;

    /**
     * A model whose files are not looked at yet.
     *
     * @param hub asked where the model's home is a repository
     */
    PretrainedModel(ModelSpec.Pretrained spec, Hub hub) {
        this.spec = spec;
        this.hub = hub;
    }

    /** What tables and SAELens' files call it. */
    static String name(ModelSpec.Pretrained spec) {
        return spec.home()
                .onHub()
                .map(ModelSpec.HubRepository::repository)
                .orElseGet(() -> spec.weights().path());
    }

    /**
     * Its files by their path below its home, each brought here if it is not yet. They are looked at once: reading and
     * checking hundreds of megabytes costs a second each time.
     *
     * @param progress in bytes, while a file is downloaded
     * @throws monosema.hub.HubUnreachableException if one is not here and the hub cannot be asked
     * @throws BadInputException if one is not what was declared
     */
    Map<String, HubFile> files(Progress progress) {
        Map<String, HubFile> files = known;
        if (files == null) {
            files = new LinkedHashMap<>();
            for (ModelFile wanted : List.of(spec.config(), spec.tokenizer(), spec.weights())) {
                if (!wanted.path().isEmpty()) {
                    files.put(wanted.path(), file(wanted, progress));
                }
            }
            known = files;
        }
        return Collections.unmodifiableMap(files);
    }

    /**
     * Loads it.
     *
     * @return the caller closes it
     * @throws BadInputException as {@link #files}, or if the files do not hold such a model
     */
    LanguageModel load(Device device, Progress progress) {
        Map<String, HubFile> files = files(progress);
        Path weights = path(files, spec.weights().path());
        Optional<Path> tokenizer = Optional.of(spec.tokenizer().path())
                .filter(path -> !path.isEmpty())
                .map(path -> path(files, path));
        return switch (spec.family()) {
            case GPT_NEO -> GptNeoFiles.load(path(files, spec.config().path()), weights, gpt2(tokenizer), device);
            case LLAMA2C -> Llama.load(weights, Llama2cTokenizer.read(tokenizer.orElseThrow()), device);
        };
    }

    private static Tokenizer gpt2(Optional<Path> tokenizer) {
        return tokenizer.<Tokenizer>map(JsonTokenizer::read).orElseGet(Gpt2Tokenizer::standard);
    }

    private HubFile file(ModelFile wanted, Progress progress) {
        return spec.home() instanceof ModelSpec.HubRepository repository
                ? fromHub(repository, wanted, progress)
                : local(((ModelSpec.Folder) spec.home()).path().resolve(wanted.path()), wanted.sha256());
    }

    private HubFile fromHub(ModelSpec.HubRepository repository, ModelFile wanted, Progress progress) {
        WantedFile file = WantedFile.of(repository.repository(), repository.revision(), wanted.path());
        return hub.fetch(wanted.sha256().isEmpty() ? file : file.withSha256(wanted.sha256()), progress);
    }

    private static HubFile local(Path file, String sha256) {
        try {
            String found = Sha256.of(file);
            if (!sha256.isEmpty() && !sha256.equals(found)) {
                throw new BadInputException("%s: sha256 must be %s, was %s".formatted(file, sha256, found));
            }
            return new HubFile(file, Optional.empty(), found, Files.size(file));
        } catch (IOException e) {
            throw new BadInputException("model file %s cannot be read: %s".formatted(file, e), e);
        }
    }

    private static Path path(Map<String, HubFile> files, String path) {
        HubFile file = files.get(path);
        if (file == null) {
            throw new IllegalStateException(path);
        }
        return file.file();
    }
}
