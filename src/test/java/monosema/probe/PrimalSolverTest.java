package monosema.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrimalSolverTest {

    /** scikit-learn 1.9.1: the rows of {@link LogisticSolverTest#matchesScikitLearn}, more columns than rows among them. */
    @ParameterizedTest
    @CsvSource({
        "40, 6, 1, 0.30271754690214864, 0.25059476653068574, 0.31409825451804135",
        "40, 6, 1e-2, 0.356766347856629, -0.35201116588031967, 0.6507067644814093",
        "40, 6, 1e-5, 0.3803564992562258, -0.5541846194002225, 0.9719065169574377",
        "30, 60, 1, 0.1335492433805407, 0.13507459533291566, 0.12444262564350686",
        "30, 60, 1e-2, 0.1549255760329714, 0.5333820394072495, -0.526750268871067",
        "30, 60, 1e-5, 0.5310168362104776, 5.607256403664412, -5.656176587319533",
    })
    void matchesScikitLearn(int n, int d, double strength, double intercept, double first, double second) {
        ScaledBlocks blocks = blocks(n, d);

        PrimalFit fit =
                new PrimalSolver(blocks.train(), ReferenceRows.classes(n), LogisticSolver.TARGET_GAP).fit(strength);

        double[] logOdds = fit.logOdds(blocks.train());
        assertThat(fit.converged()).isTrue();
        assertThat(fit.intercept()).isCloseTo(intercept, within(1e-5));
        assertThat(logOdds[0]).isCloseTo(first, within(1e-5));
        assertThat(logOdds[1]).isCloseTo(second, within(1e-5));
    }

    @ParameterizedTest
    @CsvSource({"40, 6", "30, 60"})
    void agreesWithTheSolverInTheSpaceOfTheRowsDownAWholePath(int n, int d) {
        int[] rows = Rows.all(n);
        boolean[] first = ReferenceRows.classes(n);
        ScaledBlocks blocks = blocks(n, d);
        FoldKernel kernel = FoldKernel.of(GramMatrix.of(ReferenceRows.activations(n, d)), rows);
        PrimalSolver primal = new PrimalSolver(blocks.train(), first, 1e-15);
        LogisticSolver dual = new LogisticSolver(kernel.among(rows), first, 1e-15);

        for (double strength : StrengthGrid.ofSize(8).strengths().subList(1, 8)) {
            double[] ours = primal.fit(strength).logOdds(blocks.train());
            LogisticFit fit = dual.fit(strength);

            assertThat(ours).as("s = %s", strength).containsExactly(kernel.logOdds(rows, rows, fit), within(1e-6));
        }
    }

    @Test
    void theGapIsThatOfTheDualSolver() {
        int n = 40;
        int[] rows = Rows.all(n);
        boolean[] first = ReferenceRows.classes(n);
        FoldKernel kernel = FoldKernel.of(GramMatrix.of(ReferenceRows.activations(n, 6)), rows);

        PrimalFit primal = new PrimalSolver(blocks(n, 6).train(), first, Double.MAX_VALUE).fit(0.01);
        LogisticFit dual = new LogisticSolver(kernel.among(rows), first, Double.MAX_VALUE).fit(0.01);

        assertThat(primal.iterations()).isZero();
        assertThat(primal.optimalityGap()).isGreaterThan(0.1).isCloseTo(dual.optimalityGap(), within(1e-12));
    }

    private static ScaledBlocks blocks(int n, int d) {
        NeuronColumns columns = new NeuronColumns(ReferenceRows.activations(n, d));
        return ScaledBlocks.of(columns, Rows.all(d), d, new Fold(Rows.all(n), new int[] {0}));
    }
}
