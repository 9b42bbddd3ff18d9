package monosema.probe;

import static org.assertj.core.api.Assertions.assertThat;

import monosema.activations.ActivationMatrix;
import monosema.config.AnalysisSpec.Effectiveness.Ranking;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NeuronRankingTest {
    private static final boolean[] FIRST = ReferenceRows.classes(40);
    private static final ActivationMatrix ROWS = ReferenceRows.activations(40, 12);

    /** numpy 2.4.6: np.argsort(-abs(X[y].mean(0) - X[~y].mean(0)), kind="stable"). */
    @Test
    void byMeanDifferenceAsNumPy() {
        assertThat(best(Ranking.MEAN_DIFFERENCE, ROWS, 12)).containsExactly(0, 8, 9, 7, 2, 3, 10, 1, 11, 4, 5, 6);
    }

    /** scipy 1.17.1: np.argsort(-abs(ttest_ind(X[y], X[~y], equal_var=False).statistic), kind="stable"). */
    @Test
    void byWelchsTAsSciPyWhateverTheScaleOfANeuron() {
        float[] scaled = ROWS.toArray();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= i % 12 == 2 ? 64 : i % 12 == 0 ? 0.0625f : 1;
        }

        assertThat(best(Ranking.T, ROWS, 12)).containsExactly(0, 7, 8, 9, 2, 3, 10, 1, 4, 11, 5, 6);
        assertThat(best(Ranking.T, ActivationMatrix.of(40, 12, scaled), 12))
                .containsExactly(0, 7, 8, 9, 2, 3, 10, 1, 4, 11, 5, 6);
        assertThat(best(Ranking.MEAN_DIFFERENCE, ActivationMatrix.of(40, 12, scaled), 1))
                .containsExactly(2);
    }

    /**
     * scikit-learn 1.9.1: LogisticRegression(penalty="l1", solver="saga", C=1/(40*lam), tol=1e-12) on centred X at
     * {@code lam = max|Xc'(y - mean y)|/40 * 0.05**(s/19)}, s = 1 ... 19: 0 enters at 1, 7 at 9, 8 at 10, 1 at 14, 10 and
     * 9 at 16 (weights .022, .006), 5 at 17, 3 at 18, 4 and 11 at 19 (.040, .030). Then 2 and 6 by their mean difference.
     */
    @Test
    void byTheOrderInWhichAnL1PathTakesThemIn() {
        assertThat(best(Ranking.L1, ROWS, 12)).containsExactly(0, 7, 8, 1, 10, 9, 5, 3, 4, 11, 2, 6);
        assertThat(best(Ranking.L1, ROWS, 3)).containsExactly(0, 7, 8);
    }

    @ParameterizedTest
    @EnumSource(Ranking.class)
    void ofEqualNeuronsTheOneOfTheSmallerNumberComesFirst(Ranking ranking) {
        int[] twice = {5, 0, 0, 5, 8};

        assertThat(best(ranking, KSparseRows.columns(ROWS, twice), 3)).containsExactly(1, 2, 4);
    }

    /** A neuron that is 3.3 in all training words and 1.1 in the others says nothing there; 0 of the first class, 2 else, all. */
    @ParameterizedTest
    @EnumSource(Ranking.class)
    void aNeuronThatIsConstantInTheTrainingRowsIsLastAndOneThatIsConstantInEachClassFirst(Ranking ranking) {
        float[] values = KSparseRows.columns(ROWS, new int[] {0, 1, 2, 3}).toArray();
        for (int i = 0; i < 40; i++) {
            values[4 * i + 1] = i < 30 ? 3.3f : 1.1f;
            values[4 * i + 3] = FIRST[i] ? 0 : 2.1f;
        }
        NeuronRanking sut = NeuronRanking.of(ranking, FeatureColumns.of(ActivationMatrix.of(40, 4, values)));

        int[] best = sut.best(Rows.all(30), FIRST, 4);

        assertThat(best).hasSize(4).endsWith(1).startsWith(3);
    }

    private static int[] best(Ranking ranking, ActivationMatrix rows, int most) {
        return NeuronRanking.of(ranking, FeatureColumns.of(rows)).best(Rows.all(40), FIRST, most);
    }
}
