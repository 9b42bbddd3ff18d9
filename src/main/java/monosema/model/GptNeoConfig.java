package monosema.model;

import java.util.ArrayList;
import java.util.List;
import monosema.config.ModelSpec;

/**
 * The shape of a GPT-Neo, as the {@code config.json} of its Hugging Face repository tells it. Sizes are at most 2^24.
 *
 * @param vocabularySize rows of the embedding ({@code vocab_size})
 * @param context learned positions ({@code max_position_embeddings})
 * @param dModel width d of the residual stream ({@code hidden_size}), a multiple of {@code heads}
 * @param heads attention heads of each block ({@code num_heads})
 * @param dMlp hidden neurons of each MLP ({@code intermediate_size})
 * @param window positions that a local layer sees, itself included ({@code window_size})
 * @param layerNormEpsilon added to the variance ({@code layer_norm_epsilon})
 * @param attention one entry a block ({@code attention_layers})
 */
public record GptNeoConfig(
        int vocabularySize,
        int context,
        int dModel,
        int heads,
        int dMlp,
        int window,
        double layerNormEpsilon,
        List<AttentionType> attention) {
    private static final int MAX_SIZE = 1 << 24;
    private static final int MAX_LAYERS = 1000;
    private static final int WINDOW = 256;
    private static final double EPSILON = 1e-5;

    public GptNeoConfig {
        attention = List.copyOf(attention);
        requireBetween("vocabularySize", vocabularySize, 2, MAX_SIZE);
        requireBetween("context", context, 1, MAX_SIZE);
        requireBetween("dModel", dModel, 1, MAX_SIZE);
        requireBetween("heads", heads, 1, MAX_SIZE);
        requireBetween("dMlp", dMlp, 1, MAX_SIZE);
        requireBetween("window", window, 1, MAX_SIZE);
        requireBetween("number of layers", attention.size(), 1, MAX_LAYERS);
        if (dModel % heads != 0) {
            throw new IllegalArgumentException("dModel %d must be a multiple of heads %d".formatted(dModel, heads));
        }
        if (!(layerNormEpsilon > 0)) {
            throw new IllegalArgumentException("layerNormEpsilon %s must be > 0".formatted(layerNormEpsilon));
        }
    }

    /** The model to train: MLPs of 4d neurons; blocks alternate between global and local attention, as GPT-Neo's. */
    public static GptNeoConfig of(ModelSpec.TrainedGptNeo spec, int vocabularySize) {
        List<AttentionType> attention = new ArrayList<>();
        for (int layer = 0; layer < spec.layers(); layer++) {
            attention.add(layer % 2 == 0 ? AttentionType.GLOBAL : AttentionType.LOCAL);
        }
        return new GptNeoConfig(
                vocabularySize,
                spec.context(),
                spec.dModel(),
                spec.heads(),
                4 * spec.dModel(),
                WINDOW,
                EPSILON,
                attention);
    }

    /** Number of blocks. */
    public int layers() {
        return attention.size();
    }

    /** Width of the values at a place in a block. */
    public int width(HookSite.Kind kind) {
        return kind == HookSite.Kind.MLP_POST ? dMlp : dModel;
    }

    private static void requireBetween(String name, int value, int least, int most) {
        if (value < least) {
            throw new IllegalArgumentException("%s %d must be >= %d".formatted(name, value, least));
        }
        if (value > most) {
            throw new IllegalArgumentException("%s %d must be <= %d".formatted(name, value, most));
        }
    }
}
