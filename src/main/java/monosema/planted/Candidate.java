package monosema.planted;

/** A number by which SAEs might be ranked without knowing the truth; more of it should be better. */
public enum Candidate {
    /** The effectiveness score. */
    EFFECTIVENESS("effectiveness"),
    /** I*, the information of the probe whose size is chosen. */
    INFORMATION("information"),
    /** The score's share of it; 0 where there is none to share. */
    LOCALISATION("localisation"),
    /** Held-out accuracy of the best neuron. */
    BEST_NEURON_ACCURACY("bestNeuronAccuracy"),
    /** Of a linear probe on all features. */
    SELECTIVITY("selectivity"),
    /** Of held-out activations. */
    EXPLAINED_VARIANCE("explainedVariance"),
    /** L0 with its sign turned: fewer active features are better. */
    SPARSITY("sparsity");

    private final String id;

    Candidate(String id) {
        this.id = id;
    }

    /** In result ids. */
    public String id() {
        return id;
    }

    /** Of one SAE. */
    public double of(ValidationRow row) {
        return switch (this) {
            case EFFECTIVENESS -> row.effectiveness();
            case INFORMATION -> row.information();
            case LOCALISATION -> row.information() > 0 ? row.localisation() : 0;
            case BEST_NEURON_ACCURACY -> row.bestNeuronAccuracy();
            case SELECTIVITY -> row.selectivity();
            case EXPLAINED_VARIANCE -> row.explainedVariance();
            case SPARSITY -> -row.l0();
        };
    }
}
