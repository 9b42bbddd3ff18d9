package monosema.probe;

import java.util.ArrayList;
import java.util.List;
import monosema.activations.ActivationMatrix;

/** Lets the benches of another package fit L1 paths: what they time is package-private. */
public final class SparseBenchCase {
    private final ActivationMatrix activations;
    private final boolean[] first;

    public SparseBenchCase(ActivationMatrix activations, boolean[] first) {
        this.activations = activations;
        this.first = first.clone();
    }

    /**
     * One path over all rows.
     *
     * @param lambda strongest strength
     * @param objective of each fit
     * @param nonzero neurons of each fit
     * @param worstKkt relative to the threshold
     * @param worstGap relative
     * @param steps Newton steps in all
     */
    public record Path(
            double lambda,
            List<Double> objective,
            List<Integer> nonzero,
            double worstKkt,
            double worstGap,
            int steps) {}

    /** Fits strengths evenly spaced in the logarithm from the strongest to {@code ratio} of it. */
    public Path path(int strengths, double ratio, double mixing) {
        FeatureColumns columns = FeatureColumns.of(activations);
        double scale = columns.spread();
        SparseSolver solver = new SparseSolver(columns.rows(Rows.all(first.length), scale), first, mixing, scale);
        double strongest = solver.strongest();
        List<Double> objective = new ArrayList<>();
        List<Integer> nonzero = new ArrayList<>();
        double kkt = 0;
        double gap = 0;
        int steps = 0;
        for (int s = 0; s < strengths; s++) {
            SparseFit fit = solver.fit(strongest * StrictMath.pow(ratio, s / (strengths - 1.0)));
            objective.add(fit.objective());
            nonzero.add(fit.nonzero());
            kkt = Math.max(kkt, fit.kkt());
            gap = Math.max(gap, fit.optimalityGap());
            steps += fit.iterations();
        }
        return new Path(strongest / 1, objective, nonzero, kkt, gap, steps);
    }
}
