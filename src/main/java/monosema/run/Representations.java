package monosema.run;

/** Names of representations in ids and file names: an SAE's is its id. */
final class Representations {
    /** The activations at the hook site themselves. */
    static final String MLP = "mlp";

    private Representations() {}
}
