package monosema.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import monosema.activations.ActivationMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogisticSolverTest {

    /**
     * scikit-learn 1.9.1, numpy 2.4.6, X and y as in {@link ReferenceRows}: {@code Z = X - X.mean(0); Z /=
     * sqrt((Z**2).sum(1).mean()); LogisticRegression(C=1/(n*s), solver='newton-cholesky', tol=1e-13).fit(Z, y)}, its
     * objective, intercept_ and the first two of decision_function(Z).
     */
    @ParameterizedTest
    @CsvSource({
        "40, 6, 1, 0.6703382976570352, 0.30271754690214864, 0.25059476653068574, 0.31409825451804135",
        "40, 6, 1e-2, 0.4963613012057789, 0.356766347856629, -0.35201116588031967, 0.6507067644814093",
        "40, 6, 1e-5, 0.4304618448847102, 0.3803564992562258, -0.5541846194002225, 0.9719065169574377",
        "30, 60, 1, 0.6858312771918771, 0.1335492433805407, 0.13507459533291566, 0.12444262564350686",
        "30, 60, 1e-2, 0.4534028414882761, 0.1549255760329714, 0.5333820394072495, -0.526750268871067",
        "30, 60, 1e-5, 0.009229178359703237, 0.5310168362104776, 5.607256403664412, -5.656176587319533",
    })
    void matchesScikitLearn(
            int n, int d, double strength, double objective, double intercept, double first, double second) {
        int[] rows = Rows.all(n);
        FoldKernel kernel = FoldKernel.of(GramMatrix.of(ReferenceRows.activations(n, d)), rows);

        LogisticFit fit = new LogisticSolver(kernel.square(rows), ReferenceRows.classes(n)).fit(strength);

        double[] logOdds = kernel.logOdds(rows, rows, fit);
        assertThat(fit.converged()).isTrue();
        assertThat(fit.objective() / objective).isCloseTo(1, within(1e-8));
        assertThat(fit.intercept()).isCloseTo(intercept, within(1e-5));
        assertThat(logOdds[0]).isCloseTo(first, within(1e-5));
        assertThat(logOdds[1]).isCloseTo(second, within(1e-5));
    }

    /** LIBLINEAR's L2R_LR penalises its bias feature: a bias of 1000 makes that penalty a millionth. */
    @Test
    void agreesWithLiblinearOnWideData() throws Exception {
        int n = 60;
        int d = 300;
        double strength = 0.01;
        ActivationMatrix activations = ReferenceRows.activations(n, d);
        boolean[] first = ReferenceRows.classes(n);
        int[] rows = Rows.all(n);
        GramMatrix gram = GramMatrix.of(activations);
        FoldKernel kernel = FoldKernel.of(gram, rows);
        LogisticFit fit = new LogisticSolver(kernel.square(rows), first).fit(strength);

        double spread = 0;
        for (int i = 0; i < n; i++) {
            spread += gram.get(i, i) / n;
        }
        Model model = liblinear(activations, first, 1 / (n * strength), Math.sqrt(spread));
        double[] logOdds = kernel.logOdds(rows, rows, fit);
        for (int i = 0; i < n; i++) {
            double[] value = new double[1];
            Linear.predictValues(model, features(activations, i, Math.sqrt(spread)), value);
            double expected = model.getLabels()[0] == 1 ? value[0] : -value[0];
            assertThat(logOdds[i]).isCloseTo(expected, within(1e-3));
        }
    }

    @Test
    void theCertifiedGapBoundsTheDistanceToTheMinimum() {
        int n = 40;
        int[] rows = Rows.all(n);
        FoldKernel kernel = FoldKernel.of(GramMatrix.of(ReferenceRows.activations(n, 80)), rows);
        boolean[] first = ReferenceRows.classes(n);

        for (double strength : new double[] {1e3, 1e-3, 1e-8}) {
            LogisticFit fit = new LogisticSolver(kernel.square(rows), first).fit(strength);

            assertThat(fit.optimalityGap()).isBetween(0.0, LogisticSolver.CERTIFIED_GAP);
            assertThat(fit.converged()).isTrue();
            double dual = dualObjective(kernel.square(rows), kernel.logOdds(rows, rows, fit), first, strength);
            assertThat(fit.objective() - dual).isBetween(-1e-12, LogisticSolver.CERTIFIED_GAP * fit.objective());
        }
    }

    @Test
    void warmStartsChangeNothingBeyondTheGap() {
        int n = 50;
        int[] rows = Rows.all(n);
        double[] kernel = FoldKernel.of(GramMatrix.of(ReferenceRows.activations(n, 20)), rows)
                .square(rows);
        boolean[] first = ReferenceRows.classes(n);
        LogisticSolver warm = new LogisticSolver(kernel, first);

        for (double strength : StrengthGrid.ofSize(8).strengths().subList(1, 8)) {
            LogisticFit cold = new LogisticSolver(kernel, first).fit(strength);
            assertThat(warm.fit(strength).objective() / cold.objective()).isCloseTo(1, within(1e-10));
        }
    }

    @Test
    void separableDataConvergesAndSeparates() {
        int n = 40;
        float[] values = new float[n * 2];
        boolean[] first = new boolean[n];
        for (int i = 0; i < n; i++) {
            first[i] = i % 2 == 0;
            values[2 * i] = (first[i] ? 5 : -5) + i * 0.01f;
            values[2 * i + 1] = i % 5;
        }
        int[] rows = Rows.all(n);
        FoldKernel kernel = FoldKernel.of(GramMatrix.of(ActivationMatrix.of(n, 2, values)), rows);

        LogisticFit fit = new LogisticSolver(kernel.square(rows), first).fit(1e-8);

        assertThat(fit.converged()).isTrue();
        assertThat(fit.logLoss()).isLessThan(1e-5);
        assertThat(fit.iterations()).isLessThan(60);
    }

    @Test
    void anExtremeOutlierDoesNotStopConvergence() {
        int n = 40;
        float[] values = new float[n];
        boolean[] first = new boolean[n];
        for (int i = 0; i < n; i++) {
            first[i] = i % 3 == 0;
            values[i] = i % 7;
        }
        values[11] = 1e6f;
        int[] rows = Rows.all(n);
        FoldKernel kernel = FoldKernel.of(GramMatrix.of(ActivationMatrix.of(n, 1, values)), rows);
        LogisticSolver solver = new LogisticSolver(kernel.square(rows), first);

        for (double strength : new double[] {1, 1e-4, 1e-9}) {
            assertThat(solver.fit(strength).converged()).isTrue();
        }
    }

    @Test
    void refusesNoPenalty() {
        LogisticSolver solver = new LogisticSolver(new double[] {1, 0, 0, 1}, new boolean[] {true, false});

        assertThatThrownBy(() -> solver.fit(0)).hasMessage("strength must be > 0, was 0.0");
        assertThatThrownBy(() -> solver.fit(Double.NaN)).hasMessage("strength must be > 0, was NaN");
    }

    /** {@code (1/n) sum H(q_i) - (t - q)' K (t - q) / (2 s n^2)}, H the binary entropy in nats. */
    private static double dualObjective(double[] kernel, double[] logOdds, boolean[] first, double strength) {
        int n = first.length;
        double[] residual = new double[n];
        double entropy = 0;
        for (int i = 0; i < n; i++) {
            double q = 1 / (1 + Math.exp(-logOdds[i]));
            residual[i] = (first[i] ? 1 : 0) - q;
            entropy -= q * Math.log(q) + (1 - q) * Math.log1p(-q);
        }
        double squares = Vectors.dot(residual, new SymmetricMatrix(n, kernel).times(residual));
        return entropy / n - squares / (2 * strength * n * n);
    }

    private static Model liblinear(ActivationMatrix activations, boolean[] first, double c, double scale) {
        Problem problem = new Problem();
        problem.l = activations.rows();
        problem.n = activations.columns() + 1;
        problem.bias = -1;
        problem.x = new Feature[problem.l][];
        problem.y = new double[problem.l];
        for (int i = 0; i < problem.l; i++) {
            problem.x[i] = features(activations, i, scale);
            problem.y[i] = first[i] ? 1 : -1;
        }
        Linear.disableDebugOutput();
        return Linear.train(problem, new Parameter(SolverType.L2R_LR, c, 1e-10, 10_000));
    }

    private static Feature[] features(ActivationMatrix activations, int row, double scale) {
        int d = activations.columns();
        Feature[] out = new Feature[d + 1];
        for (int j = 0; j < d; j++) {
            out[j] = new FeatureNode(j + 1, activations.get(row, j) / scale);
        }
        out[d] = new FeatureNode(d + 1, 1000);
        return out;
    }
}
