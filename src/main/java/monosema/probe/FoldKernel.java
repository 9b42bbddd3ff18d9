package monosema.probe;

/**
 * The Gram matrix as one outer training fold sees it: rows centred on the training mean and divided by one scale for the
 * whole representation, the root of the mean squared norm of the centred training rows, so that the training diagonal
 * has mean 1. Test rows are moved by the same mean and scale and enter nothing else.
 */
final class FoldKernel implements ProbeKernel {
    /** A trace this small beside the whole is rounding: the training rows are all equal. */
    private static final double ROUNDING = 1e-12;

    private final int n;
    private final double[] values;
    private final boolean constant;

    private FoldKernel(int n, double[] values, boolean constant) {
        this.n = n;
        this.values = values;
        this.constant = constant;
    }

    static FoldKernel of(GramMatrix gram, int[] train) {
        int n = gram.n();
        double[] toTraining = meanProducts(gram, train);
        double grand = mean(toTraining, train);
        double[] values = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                values[i * n + j] = gram.get(i, j) - toTraining[i] - toTraining[j] + grand;
            }
        }
        double spread = 0;
        double largest = 0;
        for (int i : train) {
            spread += values[i * n + i] / train.length;
        }
        for (int i = 0; i < n; i++) {
            largest = Math.max(largest, gram.get(i, i));
        }
        boolean constant = !(spread > ROUNDING * largest);
        for (int i = 0; i < values.length; i++) {
            values[i] = constant ? 0 : values[i] / spread;
        }
        return new FoldKernel(n, values, constant);
    }

    @Override
    public boolean constant() {
        return constant;
    }

    @Override
    public LinearMap among(int[] rows) {
        return new SymmetricMatrix(rows.length, square(rows));
    }

    /** The sub-matrix of some rows with themselves, row-major. */
    double[] square(int[] rows) {
        int m = rows.length;
        double[] out = new double[m * m];
        for (int i = 0; i < m; i++) {
            int from = rows[i] * n;
            for (int j = 0; j < m; j++) {
                out[i * m + j] = values[from + rows[j]];
            }
        }
        return out;
    }

    @Override
    public double[] logOdds(int[] rows, int[] fitted, LogisticFit fit) {
        double[] out = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            int from = rows[i] * n;
            double sum = 0;
            for (int j = 0; j < fitted.length; j++) {
                sum += values[from + fitted[j]] * fit.dual(j);
            }
            out[i] = sum + fit.intercept();
        }
        return out;
    }

    private static double[] meanProducts(GramMatrix gram, int[] train) {
        double[] out = new double[gram.n()];
        for (int i = 0; i < out.length; i++) {
            double sum = 0;
            for (int j : train) {
                sum += gram.get(i, j);
            }
            out[i] = sum / train.length;
        }
        return out;
    }

    private static double mean(double[] values, int[] rows) {
        double sum = 0;
        for (int i : rows) {
            sum += values[i];
        }
        return sum / rows.length;
    }
}
