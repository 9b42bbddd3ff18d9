package monosema.run;

import monosema.config.AnalysisSpec.Effectiveness.Baseline;

/** Names of representations in ids and file names: an SAE's is its id, a baseline's its word. */
final class Representations {
    /** The activations at the hook site themselves. */
    static final String MLP = "mlp";

    private Representations() {}

    /** The untrained SAE that a trained one is compared with. */
    static String untrained(String sae) {
        return Baseline.UNTRAINED.label() + "-" + sae;
    }
}
