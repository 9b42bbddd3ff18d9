package monosema.model;

/** The tensors of a llama2.c file in its order; matrices are (out, in). */
enum LlamaTensor {
    EMBEDDING("token embedding"),
    ATTENTION_NORM("rms_att"),
    QUERY("wq"),
    KEY("wk"),
    VALUE("wv"),
    ATTENTION_OUT("wo"),
    MLP_NORM("rms_ffn"),
    GATE("w1"),
    DOWN("w2"),
    UP("w3"),
    FINAL_NORM("rms_final"),
    /** Cosines and sines of RoPE, which readers compute themselves. */
    ROPE("RoPE tables"),
    UNEMBEDDING("unembedding");

    private final String label;

    LlamaTensor(String label) {
        this.label = label;
    }

    /** As llama2.c calls it, for messages. */
    String label() {
        return label;
    }

    /** How many there are one after the other: one for each block, or one; 0 where it is tied. */
    int count(LlamaConfig config) {
        return switch (this) {
            case EMBEDDING, FINAL_NORM, ROPE -> 1;
            case UNEMBEDDING -> config.tied() ? 0 : 1;
            default -> config.layers();
        };
    }

    /** Values of one. */
    long size(LlamaConfig config) {
        long d = config.dModel();
        return switch (this) {
            case EMBEDDING, UNEMBEDDING -> d * config.vocabularySize();
            case ATTENTION_NORM, MLP_NORM, FINAL_NORM -> d;
            case QUERY, ATTENTION_OUT -> d * d;
            case KEY, VALUE -> d * config.keyValueWidth();
            case GATE, DOWN, UP -> d * config.dMlp();
            case ROPE -> (long) config.context() * config.headSize();
        };
    }
}
