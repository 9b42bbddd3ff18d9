package monosema.config.yaml;

import java.util.Locale;

/** How an enum constant is spelt in YAML and JSON. */
public final class Words {
    private Words() {}

    /** Lower case with hyphens: {@code ON_REQUEST} is {@code on-request}. */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
