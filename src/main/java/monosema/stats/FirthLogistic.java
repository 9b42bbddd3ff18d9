package monosema.stats;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.special.Erf;

/**
 * Logistic regression by Firth's penalised likelihood {@code l(b) + log det I(b) / 2} (Firth 1993), which is finite under
 * separation; intervals and tests by its profile (Heinze and Schemper 2002), as in R's logistf. For few features: what
 * it costs grows with their cube.
 */
public final class FirthLogistic {
    private static final double LEVEL = 0.95;
    /** The 0.95 quantile of chi-squared with one degree of freedom. */
    private static final double CRITICAL = 2 * square(Erf.erfInv(LEVEL));

    private static final int MOST_DOUBLINGS = 60;
    private static final int MOST_BISECTIONS = 60;

    private FirthLogistic() {}

    /**
     * A feature's part of the fit.
     *
     * @param value log odds ratio per unit of the feature
     * @param lower end of the 95% profile interval; -infinity where the profile never falls far enough, or a fit on
     *     the way to where it does finds no maximum
     * @param upper end of the interval; infinity likewise
     * @param p of the penalised likelihood ratio test that the value is 0; 1 where a fit found no maximum
     */
    public record Coefficient(double value, double lower, double upper, double p) {}

    /**
     * A fit.
     *
     * @param intercept log odds at 0 of every feature
     * @param coefficients in the order of the features
     * @param penalisedLogLikelihood its maximum, features in units of their standard deviation
     * @param converged whether the fit and those without one feature each, behind the p-values, reached their maximum
     */
    public record Result(
            double intercept, List<Coefficient> coefficients, double penalisedLogLikelihood, boolean converged) {
        public Result {
            coefficients = List.copyOf(coefficients);
        }
    }

    /**
     * Fits, with intervals.
     *
     * @param features one array of n finite values a feature, at least one; linearly independent, together with a
     *     constant
     * @param positive class of each of the n rows, both present
     * @throws IllegalArgumentException if the features are linearly dependent
     */
    public static Result fit(double[][] features, boolean[] positive) {
        FirthLikelihood likelihood = FirthLikelihood.of(features, positive);
        FirthLikelihood.Maximum best = likelihood.maximise(FirthLikelihood.NONE, 0, likelihood.start());
        boolean converged = best.converged();
        List<Coefficient> coefficients = new ArrayList<>();
        for (int j = 0; j < features.length; j++) {
            FirthLikelihood.Maximum without = likelihood.maximise(j + 1, 0, best.beta());
            double unit = likelihood.unit(j);
            double value = best.beta()[j + 1];
            coefficients.add(new Coefficient(
                    value / unit,
                    end(likelihood, best, j + 1, -1) / unit,
                    end(likelihood, best, j + 1, 1) / unit,
                    best.converged() && without.converged() ? p(best, without) : 1));
            converged &= without.converged();
        }
        return new Result(likelihood.intercept(best.beta()), coefficients, best.value(), converged);
    }

    /**
     * The p-values alone, without intervals.
     *
     * @param features as in {@link #fit}
     * @param positive as in {@link #fit}
     * @return p of each feature, by the penalised likelihood ratio; 1 for a feature whose fit did not converge
     */
    public static double[] pValues(double[][] features, boolean[] positive) {
        FirthLikelihood likelihood = FirthLikelihood.of(features, positive);
        FirthLikelihood.Maximum best = likelihood.maximise(FirthLikelihood.NONE, 0, likelihood.start());
        double[] out = new double[features.length];
        for (int j = 0; j < out.length; j++) {
            FirthLikelihood.Maximum without = likelihood.maximise(j + 1, 0, best.beta());
            out[j] = best.converged() && without.converged() ? p(best, without) : 1;
        }
        return out;
    }

    private static double p(FirthLikelihood.Maximum best, FirthLikelihood.Maximum without) {
        return Erf.erfc(Math.sqrt(Math.max(0, best.value() - without.value())));
    }

    /** Where the profile has fallen by half the critical value, on one side of the maximum. */
    private static double end(FirthLikelihood likelihood, FirthLikelihood.Maximum best, int index, int side) {
        double floor = best.value() - CRITICAL / 2;
        double inside = best.beta()[index];
        double step = likelihood.standardError(best, index);
        double outside = inside;
        double[] start = best.beta();
        for (int doublings = 0; ; doublings++) {
            if (doublings == MOST_DOUBLINGS) {
                return side * Double.POSITIVE_INFINITY;
            }
            outside += side * step;
            FirthLikelihood.Maximum there = likelihood.maximise(index, outside, start);
            if (!there.converged()) {
                return side * Double.POSITIVE_INFINITY;
            }
            if (!(there.value() > floor)) {
                break;
            }
            start = there.beta();
            inside = outside;
            step *= 2;
        }
        for (int halvings = 0;
                halvings < MOST_BISECTIONS && Math.abs(outside - inside) > precision(inside);
                halvings++) {
            double middle = (inside + outside) / 2;
            FirthLikelihood.Maximum there = likelihood.maximise(index, middle, start);
            if (!there.converged()) {
                return outside;
            }
            if (there.value() > floor) {
                inside = middle;
                start = there.beta();
            } else {
                outside = middle;
            }
        }
        return (inside + outside) / 2;
    }

    private static double precision(double value) {
        return 1e-9 * Math.max(1, Math.abs(value));
    }

    private static double square(double value) {
        return value * value;
    }
}
