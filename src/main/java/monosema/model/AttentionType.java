package monosema.model;

/** How far back an attention layer of a GPT-Neo sees; every layer is causal. */
public enum AttentionType {
    /** All earlier positions. */
    GLOBAL("global"),
    /** Position j from i only if {@code 0 <= i - j < window}. */
    LOCAL("local");

    private final String configName;

    AttentionType(String configName) {
        this.configName = configName;
    }

    /** The name in a GPT-Neo {@code config.json}. */
    public String configName() {
        return configName;
    }
}
