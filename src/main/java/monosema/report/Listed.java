package monosema.report;

/** What the study declares under one id and the site shows in one row: an experiment, or a sweep for all its cells. */
public sealed interface Listed permits ExperimentView, MatrixView {

    /** Names its folder. */
    String id();

    /** One line. */
    String title();
}
