package monosema.probe;

import java.util.ArrayList;
import java.util.List;

/**
 * Fits on one set of rows at the strengths of a grid, from strong to weak, each started from the one before.
 *
 * @param fits one for each strength, in the grid's order
 * @param convergence of those at finite strength
 */
record FittedPath(List<LogisticFit> fits, Convergence convergence) {
    FittedPath {
        fits = List.copyOf(fits);
    }

    /**
     * Fits every strength.
     *
     * @param kernel of the fold
     * @param rows to fit on, of both classes
     * @param first class of each row of the whole matrix
     * @param strengths from strong to weak
     */
    static FittedPath of(ProbeKernel kernel, int[] rows, boolean[] first, List<Double> strengths) {
        return of(kernel, rows, first, strengths, LogisticSolver.TARGET_GAP);
    }

    /** Fits every strength to a relative duality gap. */
    static FittedPath of(ProbeKernel kernel, int[] rows, boolean[] first, List<Double> strengths, double targetGap) {
        boolean[] classes = Rows.classes(rows, first);
        LogisticFit frequency = LogisticFit.trainingFrequency(classes);
        LogisticSolver solver = new LogisticSolver(kernel.among(rows), classes, targetGap);
        List<LogisticFit> fits = new ArrayList<>();
        Convergence convergence = Convergence.NONE;
        for (double strength : strengths) {
            if (kernel.constant() || Double.isInfinite(strength)) {
                fits.add(frequency);
            } else {
                LogisticFit fit = solver.fit(strength);
                convergence = convergence.plus(Convergence.of(fit));
                fits.add(fit);
            }
        }
        return new FittedPath(fits, convergence);
    }
}
