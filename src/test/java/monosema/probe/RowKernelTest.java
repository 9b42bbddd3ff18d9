package monosema.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import monosema.activations.ActivationMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowKernelTest {

    /**
     * Python 3.11.7, NumPy 2.4.6, scikit-learn 1.9.1; X as {@link #activations} makes it, y of {@link ReferenceRows}:
     * {@code Z = X - X.mean(0); Z /= sqrt((Z**2).sum(1).mean()); LogisticRegression(C=1/(n*s),
     * solver='newton-cholesky', tol=1e-13, max_iter=1000).fit(Z, y)}: its objective, the first two of coef_ and of
     * decision_function(Z).
     */
    @ParameterizedTest
    @CsvSource({
        "1100, 40, true, 1, 0.6921341936589605, 0.04098338923872075, 0.0009635679102315295, 0.000993660623535085, -0.019247964306801743",
        "1100, 40, true, 0.01, 0.6511579495485506, 1.681344944109195, 0.06323935101133585, 0.6282046829863143, -0.15149478901119362",
        "1100, 40, true, 1e-05, 0.6090402323130568, 3.454996786557968, 0.18670007104865127, 1.330928621038154, -0.1571338970990526",
        "1100, 12, false, 1, 0.685821119525028, 0.11797928432158479, 0.006591575710470443, -0.042589336083895354, -0.004734568093591213",
        "1100, 12, false, 0.01, 0.5088604022787769, 3.237897371524054, 0.19998863803990785, -0.8160080384422587, 0.27985338328586323",
        "1100, 12, false, 1e-05, 0.41606628390885164, 6.1171248775194, 0.4405166497262769, -1.5276779445028805, 0.5949136241076586",
    })
    void matchesScikitLearn(
            int n,
            int d,
            boolean sparse,
            double strength,
            double objective,
            double weight0,
            double weight1,
            double first,
            double second) {
        ActivationMatrix activations = activations(n, d, sparse);
        RowMatrix matrix = RowMatrix.of(activations);
        assertThat(matrix).isInstanceOf(sparse ? SparseRows.class : DenseRows.class);
        int[] rows = Rows.all(n);
        RowKernel kernel = RowKernel.of(matrix, rows);

        LogisticFit fit = new LogisticSolver(kernel.among(rows), ReferenceRows.classes(n)).fit(strength);

        assertThat(fit.converged()).isTrue();
        assertThat(fit.objective() / objective).isCloseTo(1, within(1e-8));
        double[] logOdds = kernel.logOdds(rows, rows, fit);
        assertThat(logOdds[0]).isCloseTo(first, within(1e-5));
        assertThat(logOdds[1]).isCloseTo(second, within(1e-5));
        assertThat(weight(activations, fit, 0)).isCloseTo(weight0, within(1e-5));
        assertThat(weight(activations, fit, 1)).isCloseTo(weight1, within(1e-5));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void fitsAsTheGramMatrixDoesOnSomeRowsOfAnOuterFold(boolean sparse) {
        ActivationMatrix activations = activations(90, 30, sparse);
        boolean[] first = ReferenceRows.classes(90);
        int[] train = IntStream.range(0, 90).filter(i -> i % 5 != 0).toArray();
        int[] fitted = IntStream.range(0, 90).filter(i -> i % 5 > 1).toArray();
        int[] heldOut = IntStream.range(0, 90).filter(i -> i % 5 < 2).toArray();
        boolean[] classes = Rows.classes(fitted, first);
        RowKernel products = RowKernel.of(RowMatrix.of(activations), train);
        FoldKernel gram = FoldKernel.of(GramMatrix.of(activations), train);
        LogisticSolver byProducts = new LogisticSolver(products.among(fitted), classes);
        LogisticSolver byGram = new LogisticSolver(gram.among(fitted), classes);

        for (double strength : StrengthGrid.ofSize(6).strengths().subList(1, 6)) {
            LogisticFit one = byProducts.fit(strength);
            LogisticFit other = byGram.fit(strength);
            assertThat(one.objective() / other.objective()).isCloseTo(1, within(1e-11));
            double[] expected = gram.logOdds(heldOut, fitted, other);
            assertThat(products.logOdds(heldOut, fitted, one)).containsExactly(expected, within(1e-5));
        }
    }

    @Test
    void anOffsetOfEveryRowMovesNoPrediction() {
        ActivationMatrix activations = activations(90, 30, false);
        float[] moved = activations.toArray();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += 64;
        }
        int[] rows = Rows.all(90);
        RowKernel before = RowKernel.of(RowMatrix.of(activations), rows);
        RowKernel after = RowKernel.of(RowMatrix.of(ActivationMatrix.of(90, 30, moved)), rows);
        boolean[] first = ReferenceRows.classes(90);

        LogisticFit fit = new LogisticSolver(before.among(rows), first).fit(0.01);
        LogisticFit movedFit = new LogisticSolver(after.among(rows), first).fit(0.01);

        assertThat(after.logOdds(rows, rows, movedFit)).containsExactly(before.logOdds(rows, rows, fit), within(1e-4));
    }

    @Test
    void equalRowsHaveNoScaleAndPredictTheIntercept() {
        float[] values = new float[20 * 3];
        Arrays.fill(values, 0.3f);
        int[] rows = Rows.all(20);
        RowKernel kernel = RowKernel.of(RowMatrix.of(ActivationMatrix.of(20, 3, values)), rows);
        LogisticFit frequency = LogisticFit.trainingFrequency(ReferenceRows.classes(20));

        assertThat(kernel.constant()).isTrue();
        assertThat(kernel.logOdds(rows, rows, frequency)).containsOnly(frequency.intercept());
    }

    /** {@code sum_j dual_j z_j} for one column, z the centred and scaled rows. */
    private static double weight(ActivationMatrix activations, LogisticFit fit, int column) {
        int n = activations.rows();
        double spread = 0;
        for (int j = 0; j < activations.columns(); j++) {
            double mean = Vectors.sum(activations.column(j)) / n;
            for (double value : activations.column(j)) {
                spread += (value - mean) * (value - mean) / n;
            }
        }
        double[] values = activations.column(column);
        double mean = Vectors.sum(values) / n;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += fit.dual(i) * (values[i] - mean);
        }
        return sum / Math.sqrt(spread);
    }

    /**
     * Sparse: {@code h = (7919 i + 104729 j + 31 i j + 17 i i j + i**3 % 1013 * j) % 1009}, h / 512 where h is a multiple
     * of 13, and 1 more in column 0 for rows of class 1 that are multiples of 3. Dense: {@link ReferenceRows}.
     */
    private static ActivationMatrix activations(int n, int d, boolean sparse) {
        if (!sparse) {
            return ReferenceRows.activations(n, d);
        }
        boolean[] first = ReferenceRows.classes(n);
        float[] values = new float[n * d];
        for (long i = 0; i < n; i++) {
            for (long j = 0; j < d; j++) {
                long h = (i * 7919 + j * 104729 + i * j * 31 + i * i * j * 17 + (i * i * i) % 1013 * j) % 1009;
                double signal = j == 0 && first[(int) i] && i % 3 == 0 ? 1 : 0;
                values[(int) (i * d + j)] = (float) ((h % 13 == 0 ? h / 512.0 : 0) + signal);
            }
        }
        return ActivationMatrix.of(n, d, values);
    }
}
