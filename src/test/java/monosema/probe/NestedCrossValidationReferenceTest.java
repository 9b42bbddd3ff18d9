package monosema.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import monosema.provenance.Seed;
import org.junit.jupiter.api.Test;

/**
 * One outer fold of the nested cross-validation against scikit-learn 1.9.1 on the same folds: rows centred and scaled on
 * the outer training fold, {@code LogisticRegression(C=1/(n*s), solver='newton-cholesky', tol=1e-12)} on each inner
 * training fold and on the whole, the strength of the smallest held-out log loss of [27.81784008, 27.8073985,
 * 27.17645888, 48.75247017, 125.51448357] nats (the first is the training frequency's), then
 * {@code decision_function} of the test rows.
 */
class NestedCrossValidationReferenceTest {
    private static final List<Double> OBJECTIVES = List.of(
            0.6923738848084042,
            0.6295600957203692,
            0.1816661874496135,
            0.01126638432893547,
            0.6919585271840117,
            0.6497984118056981,
            0.2353948715395477,
            0.01490012451795241,
            0.6917671091422152,
            0.6341324132693275,
            0.16483547559081374,
            0.008283538611560975,
            0.6926669816288777,
            0.6522649091566397,
            0.2825130897245018,
            0.024856671821197246);

    private static final double[] LOG_ODDS = {
        -0.0349149848,
        0.1113997297,
        -0.003817278,
        -0.1193994454,
        0.0651889234,
        -0.087224376,
        0.1139882336,
        -0.0326249036,
        -0.0457953999,
        0.0933346544,
        0.0402047505,
        -0.0303002246,
        -0.3168308261,
        0.1998031982,
        0.0012487146,
        -0.2856831309,
        0.0279497478,
        0.2282944603,
        0.2638161376,
        -0.0013150193
    };

    private static final Seed SEED = new Seed(42).child("repeat.0");
    private static final boolean[] FIRST = ReferenceRows.classes(60);

    @Test
    void everyFitReachesScikitLearnsOptimum() {
        OneOuterFold fold = fold();
        List<Double> objectives =
                fold.objectives().stream().flatMap(List::stream).toList();

        assertThat(fold.test())
                .containsExactly(0, 5, 6, 9, 15, 16, 17, 19, 24, 25, 31, 42, 44, 49, 50, 51, 53, 54, 55, 56);
        assertThat(objectives).hasSameSizeAs(OBJECTIVES);
        for (int i = 0; i < OBJECTIVES.size(); i++) {
            assertThat(objectives.get(i)).isCloseTo(OBJECTIVES.get(i), within(1e-8 * OBJECTIVES.get(i)));
        }
    }

    @Test
    void theChosenStrengthAndTheOutOfFoldPredictionsAreScikitLearns() {
        OneOuterFold fold = fold();
        NestedCrossValidation pass = NestedCrossValidation.run(
                GramMatrix.of(ReferenceRows.activations(60, 40)),
                FIRST,
                3,
                3,
                StrengthGrid.ofSize(5).strengths(),
                SEED);

        assertThat(fold.chosen()).isEqualTo(2);
        for (int i = 0; i < LOG_ODDS.length; i++) {
            assertThat(fold.logOdds().get(i)).isCloseTo(LOG_ODDS[i], within(1e-6));
            assertThat(pass.chosen().logOdds(fold.test().get(i)))
                    .isEqualTo(fold.logOdds().get(i));
        }
    }

    private static OneOuterFold fold() {
        return OneOuterFold.of(ReferenceRows.activations(60, 40), FIRST, 3, 3, 5, 0, SEED);
    }
}
