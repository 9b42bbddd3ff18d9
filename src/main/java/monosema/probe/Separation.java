package monosema.probe;

/**
 * Whether a plane tells the two classes of all words apart without error, so that a fit without penalty has no finite
 * optimum. Decided without a linear program, by certificates of ever weaker L2 fits: a fit that tells every word right is
 * itself the plane; and for any fit, with its residuals q &gt;= 0 (which sum to the same in both classes), no plane has a
 * margin above {@code |sum_i q_i y_i x_i| / sum_i q_i}, by Gordan's theorem in its quantitative form.
 *
 * @param separable whether a separating plane was found
 * @param strength relative L2 strength of the fit that shows it; of the weakest fit where none does
 * @param margin distance of the nearest word to the plane where it was found, else the bound above which no plane's
 *     margin lies; in units of the root mean squared distance of the words from their mean
 */
public record Separation(boolean separable, double strength, double margin) {
    private static final int WEAKEST = -12;

    /**
     * Decides.
     *
     * @param gram of all words
     * @param first class of each, both present
     */
    static Separation of(GramMatrix gram, boolean[] first) {
        int[] rows = Rows.all(first.length);
        FoldKernel kernel = FoldKernel.of(gram, rows);
        if (kernel.constant()) {
            return new Separation(false, Double.POSITIVE_INFINITY, 0);
        }
        double[] square = kernel.square(rows);
        LogisticSolver solver = new LogisticSolver(square, first);
        double bound = Double.POSITIVE_INFINITY;
        double strength = 1;
        for (int power = 0; power >= WEAKEST; power--) {
            strength = StrictMath.pow(10, power);
            LogisticFit fit = solver.fit(strength);
            double[] logOdds = kernel.logOdds(rows, rows, fit);
            double least = leastMargin(logOdds, first);
            if (least > 0) {
                return new Separation(true, strength, least / norm(square, fit, first.length));
            }
            bound = Math.min(bound, bound(square, logOdds, first));
        }
        return new Separation(false, strength, bound);
    }

    private static double leastMargin(double[] logOdds, boolean[] first) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < first.length; i++) {
            least = Math.min(least, first[i] ? logOdds[i] : -logOdds[i]);
        }
        return least;
    }

    private static double norm(double[] kernel, LogisticFit fit, int n) {
        double[] dual = new double[n];
        for (int i = 0; i < n; i++) {
            dual[i] = fit.dual(i);
        }
        return Math.sqrt(Vectors.dot(dual, new SymmetricMatrix(n, kernel).times(dual)));
    }

    private static double bound(double[] kernel, double[] logOdds, boolean[] first) {
        CentredLoss loss = new CentredLoss(first, logOdds, 0);
        double total = 0;
        for (double slope : loss.slope()) {
            total += Math.abs(slope);
        }
        double squares = Vectors.dot(loss.slope(), new SymmetricMatrix(first.length, kernel).times(loss.slope()));
        return Math.sqrt(Math.max(0, squares)) / total;
    }
}
