package monosema.config;

/** Which of the cleaned words are analysed. */
public enum WordSubset {
    /** All of them. */
    ALL,
    /** Those whose label the model's own lean agrees with; see {@link AnalysisSpec.Lean}. */
    AGREEING
}
