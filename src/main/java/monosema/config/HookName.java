package monosema.config;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A site in a transformer, by its TransformerLens name {@code blocks.<layer>.<site>}.
 *
 * @param layer from 0
 * @param site where in the block
 */
public record HookName(int layer, Site site) {
    private static final Pattern NAME = Pattern.compile("blocks\\.(0|[1-9][0-9]{0,5})\\.(.+)");

    /** Where in a block; the width is that of the residual stream unless said otherwise. */
    public enum Site {
        /** The residual stream as the block receives it. */
        RESID_PRE("hook_resid_pre"),
        /** What attention adds to the residual stream. */
        ATTN_OUT("hook_attn_out"),
        /** The residual stream between attention and MLP. */
        RESID_MID("hook_resid_mid"),
        /** The MLP's neurons after the activation function; their width is the MLP's. */
        MLP_POST("mlp.hook_post"),
        /** What the MLP adds to the residual stream. */
        MLP_OUT("hook_mlp_out"),
        /** The residual stream as the block leaves it. */
        RESID_POST("hook_resid_post");

        private final String suffix;

        Site(String suffix) {
            this.suffix = suffix;
        }

        /** The name within the block, such as {@code hook_mlp_out}. */
        public String suffix() {
            return suffix;
        }
    }

    /** The names of all sites, for a message. */
    static String sites() {
        return String.join(", ", Arrays.stream(Site.values()).map(Site::suffix).toList());
    }

    /** Reads a name; empty if it is none. */
    public static Optional<HookName> parse(String name) {
        Matcher matcher = NAME.matcher(name);
        if (matcher.matches()) {
            for (Site site : Site.values()) {
                if (site.suffix.equals(matcher.group(2))) {
                    return Optional.of(new HookName(Integer.parseInt(matcher.group(1)), site));
                }
            }
        }
        return Optional.empty();
    }

    /** The name, such as {@code blocks.0.hook_mlp_out}. */
    @Override
    public String toString() {
        return "blocks." + layer + "." + site.suffix;
    }
}
