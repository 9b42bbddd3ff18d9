package monosema.config;

import java.nio.file.Path;
import java.util.function.Function;

/** A sparse autoencoder of the hook site: trained here, or read from files. */
public sealed interface SaeSpec extends Spec {

    /** {@code [a-z0-9-]{1,64}}, unique in its experiment, not {@code mlp}; names its files. */
    String id();

    /**
     * One that is trained on the activations of the hook site.
     *
     * @param id see {@link SaeSpec#id()}
     * @param expansion {@code dSae / dIn}, 1 to 1,024
     * @param architecture what becomes of a pre-activation, and what is added to the reconstruction error
     * @param training how the loss is brought down
     */
    record Trained(String id, int expansion, SaeArchitecture architecture, SaeTraining training) implements SaeSpec {
        @Override
        public String kind() {
            return "trained";
        }
    }

    /**
     * {@code {id: theirs, file: saes/theirs}}: weights that somebody has trained.
     *
     * @param id see {@link SaeSpec#id()}
     * @param file a folder in SAELens' format, or a PyTorch state dict ({@code .pt}, {@code .pth}) with
     *     {@code W_enc, b_enc, W_dec, b_dec}
     */
    record Pretrained(String id, Path file) implements SaeSpec {
        @Override
        public String kind() {
            return "pretrained";
        }
    }

    /** Calls the function of this kind; a new kind is a new parameter, so that the compiler finds every use. */
    default <T> T match(Function<Trained, T> trained, Function<Pretrained, T> pretrained) {
        return this instanceof Trained it ? trained.apply(it) : pretrained.apply((Pretrained) this);
    }
}
