package monosema.probe;

/** Inner products of rows as one outer training fold scales them: what a fit in the space of the training rows needs. */
interface ProbeKernel {
    /** Whether all training rows are equal, so that only the training frequency can be predicted. */
    boolean constant();

    /** The inner products of some rows with themselves. */
    LinearMap among(int[] rows);

    /** Log odds of some rows under a fit made on others. */
    double[] logOdds(int[] rows, int[] fitted, LogisticFit fit);
}
