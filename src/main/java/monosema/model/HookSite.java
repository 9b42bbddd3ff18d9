package monosema.model;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import monosema.io.BadInputException;

/**
 * A place in the running model whose values are studied, under its TransformerLens name.
 *
 * @param layer block, zero-based
 * @param kind place in the block
 */
public record HookSite(int layer, Kind kind) {
    private static final Pattern NAME = Pattern.compile("blocks\\.(0|[1-9][0-9]{0,3})\\.(.+)");

    /** Places in a block, in the order in which the model reaches them. */
    public enum Kind {
        /** The residual stream before the block, width d. */
        RESID_PRE("hook_resid_pre"),
        /** What the attention adds to the stream, width d. */
        ATTN_OUT("hook_attn_out"),
        /** The residual stream between attention and MLP, width d. */
        RESID_MID("hook_resid_mid"),
        /** What the MLP's last matrix takes: its hidden neurons after the activation function; of a gated MLP, their product. */
        MLP_POST("mlp.hook_post"),
        /** What the MLP adds to the stream, width d. */
        MLP_OUT("hook_mlp_out"),
        /** The residual stream after the block, width d. */
        RESID_POST("hook_resid_post");

        private final String hookName;

        Kind(String hookName) {
            this.hookName = hookName;
        }

        /** The last part of the TransformerLens name, such as {@code hook_mlp_out}. */
        public String hookName() {
            return hookName;
        }
    }

    public HookSite {
        if (layer < 0) {
            throw new IllegalArgumentException("layer %d must be >= 0".formatted(layer));
        }
    }

    /**
     * Reads a TransformerLens hook name.
     *
     * @param hookName such as {@code blocks.0.hook_mlp_out}
     * @throws BadInputException if it is none of the supported names, which the message lists
     */
    public static HookSite parse(String hookName) {
        Matcher name = NAME.matcher(hookName);
        if (name.matches()) {
            for (Kind kind : Kind.values()) {
                if (kind.hookName.equals(name.group(2))) {
                    return new HookSite(Integer.parseInt(name.group(1)), kind);
                }
            }
        }
        throw new BadInputException("hook '%s' is not supported; supported: %s".formatted(hookName, supported()));
    }

    /** The TransformerLens name, such as {@code blocks.0.hook_mlp_out}. */
    public String hookName() {
        return "blocks." + layer + "." + kind.hookName;
    }

    private static String supported() {
        return Arrays.stream(Kind.values())
                .map(kind -> "blocks.L." + kind.hookName)
                .collect(Collectors.joining(", "));
    }
}
