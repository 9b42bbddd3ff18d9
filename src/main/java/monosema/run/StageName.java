package monosema.run;

/**
 * The stages of an experiment and the version of the code behind each. Bump a version when a stage's code changes what
 * it makes: stored results and records of older versions are then made anew.
 */
enum StageName {
    WORDSET("wordset", 1),
    CORPUS("corpus", 1),
    WORD_FACTS("word-facts", 1),
    MODEL("model", 3),
    MODEL_FILES("model-files", 1),
    SAMPLE("sample", 1),
    DOCUMENTS("documents", 1),
    LEAN("lean", 1),
    AGREEING("agreeing", 1),
    WORD_ACTIVATIONS("activations", 1),
    SAE("sae", 3),
    SAE_IMPORT("sae-import", 1),
    SAE_QUALITY("sae-quality", 2),
    SAE_MATCHING("sae-matching", 1),
    SAE_ACTIVATIONS("sae-activations", 1),
    PRINCIPAL_COMPONENTS("principal-components", 1),
    UNTRAINED_SAE("untrained-sae", 1),
    BASELINE_ACTIVATIONS("baseline-activations", 1),
    T_TEST("t-test", 2),
    CAUSAL("causal", 1),
    PROBE("probe", 2),
    PERMUTATION("permutation", 1),
    DESCRIPTION_LENGTH("description-length", 1),
    COMPARISON("comparison", 2),
    EFFECTIVENESS("effectiveness", 2),
    EFFECTIVENESS_NULL("effectiveness-null", 2),
    EFFECTIVENESS_COMPARISON("effectiveness-comparison", 1),
    EFFECTIVENESS_CONCEPTS("effectiveness-concepts", 2),
    LOGISTIC("logistic", 3),
    FRAMES("frames", 1),
    FRAME_ACTIVATIONS("frame-activations", 1),
    FRAME_SAE_ACTIVATIONS("frame-sae-activations", 1),
    FRAME_PROBE("frame-probe", 2),
    FAMILYWISE("familywise", 1),
    UNIFORMITY("uniformity", 1),
    COVERAGE("coverage", 2),
    POWER("power", 1),
    PLANTED("planted", 2),
    PLANTED_SUMMARY("planted-summary", 1),
    PLANTED_NOISE("planted-noise", 1),
    VALIDATION("validation", 1);

    private final String label;
    private final int version;

    StageName(String label, int version) {
        this.label = label;
        this.version = version;
    }

    /** As it stands in keys, records and console lines. */
    String label() {
        return label;
    }

    /** Version of the code behind it, from 1. */
    int version() {
        return version;
    }
}
