package monosema.config;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** Where the studied language model comes from. */
public sealed interface ModelSpec extends Spec {

    /** Transformer blocks; empty where only the model's files know. */
    OptionalInt blocks();

    /**
     * {@code train: {family: gpt-neo}}: a GPT-Neo trained from scratch on the experiment's corpus, next-token cross-entropy, Adam, linear warm-up, then
     * linear decay to 0.
     *
     * @param layers transformer blocks, 1 to 48
     * @param dModel width of the residual stream, 1 to 16,384, a multiple of {@code heads}
     * @param heads attention heads of each block, 1 to 256
     * @param context tokens of a training window, 2 to 2,048, default 64
     * @param batch windows of a step, 1 to 65,536, default 64
     * @param steps optimiser steps, 1 to 100,000,000
     * @param learningRate peak learning rate of Adam, in (0, 1], default 0.002
     * @param warmUpShare share of the steps in which the rate rises linearly from 0, in [0, 1),
     *     default 0.05
     */
    record TrainedGptNeo(
            int layers,
            int dModel,
            int heads,
            int context,
            int batch,
            int steps,
            double learningRate,
            double warmUpShare)
            implements ModelSpec {
        @Override
        public String kind() {
            return "gpt-neo";
        }

        @Override
        public OptionalInt blocks() {
            return OptionalInt.of(layers);
        }
    }

    /**
     * {@code hub: owner/name} or {@code folder: PATH}: a model that somebody has trained, as its files hold it.
     *
     * @param family how to read them
     * @param home where they lie
     * @param weights default {@code model.safetensors} for {@code gpt-neo}
     * @param tokenizer default, for {@code gpt-neo}, is GPT-2's own, which needs no file and has no path here
     * @param config {@code config.json} beside the weights for {@code gpt-neo}; none for a family that has it in its weights
     */
    record Pretrained(
            Family family,
            Home home,
            ModelFile weights,
            ModelFile tokenizer,
            @Unstated("{path=, sha256=}") ModelFile config)
            implements ModelSpec {
        @Override
        public String kind() {
            return "pretrained";
        }

        @Override
        public OptionalInt blocks() {
            return OptionalInt.empty();
        }
    }

    /** A family of models and the files it comes in. */
    enum Family {
        /** {@code config.json} and {@code model.safetensors} or {@code pytorch_model.bin}, as {@code transformers} writes them. */
        GPT_NEO,
        /** One file of llama2.c and its tokenizer file. */
        LLAMA2C
    }

    /** Where a model's files lie. */
    sealed interface Home extends Spec {

        /** The hub's {@code owner/name}; empty for a folder. */
        Optional<HubRepository> onHub();
    }

    /**
     * A repository on the hub.
     *
     * @param repository {@code owner/name}
     * @param revision the commit, 40 lower-case hex digits
     */
    record HubRepository(String repository, String revision) implements Home {
        @Override
        public String kind() {
            return "hub";
        }

        @Override
        public Optional<HubRepository> onHub() {
            return Optional.of(this);
        }
    }

    /**
     * A folder of this machine.
     *
     * @param path resolved against the folder of {@code experiments.yaml}; not part of any key, the files' contents are
     */
    record Folder(Path path) implements Home {
        @Override
        public String kind() {
            return "folder";
        }

        @Override
        public Optional<HubRepository> onHub() {
            return Optional.empty();
        }
    }

    /**
     * A file of a model.
     *
     * @param path below its home, parts between {@code /}; empty for none
     * @param sha256 64 lower-case hex digits; empty where it is not known beforehand
     */
    record ModelFile(String path, String sha256) {
        /** No file. */
        public static final ModelFile NONE = new ModelFile("", "");
    }

    /** Calls the function of this kind; a new kind is a new parameter, so that the compiler finds every use. */
    default <T> T match(Function<TrainedGptNeo, T> trainedGptNeo, Function<Pretrained, T> pretrained) {
        return this instanceof TrainedGptNeo it ? trainedGptNeo.apply(it) : pretrained.apply((Pretrained) this);
    }
}
