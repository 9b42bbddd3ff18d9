package monosema.probe;

/**
 * What is known about the optimality of a number of fits.
 *
 * @param fits how many, those at infinite strength (exact by formula) not counted
 * @param converged how many are certified to a relative duality gap of at most 1e-8
 * @param mostIterations Newton steps of the slowest
 * @param worstOptimalityGap the largest duality gap over its objective; 0 without fits
 */
public record Convergence(long fits, long converged, int mostIterations, double worstOptimalityGap) {
    /** No fit yet. */
    public static final Convergence NONE = new Convergence(0, 0, 0, 0);

    /** Both together. */
    public Convergence plus(Convergence other) {
        return new Convergence(
                fits + other.fits,
                converged + other.converged,
                Math.max(mostIterations, other.mostIterations),
                Math.max(worstOptimalityGap, other.worstOptimalityGap));
    }

    static Convergence of(SparseFit fit) {
        return new Convergence(1, fit.converged() ? 1 : 0, fit.iterations(), fit.optimalityGap());
    }

    static Convergence of(PrimalFit fit) {
        return new Convergence(1, fit.converged() ? 1 : 0, fit.iterations(), fit.optimalityGap());
    }

    static Convergence of(LogisticFit fit) {
        return new Convergence(1, fit.converged() ? 1 : 0, fit.iterations(), fit.optimalityGap());
    }
}
