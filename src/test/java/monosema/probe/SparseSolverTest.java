package monosema.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import monosema.activations.ActivationMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SparseSolverTest {

    /**
     * R 4.2.2, glmnet 4.1-6, X and y as in {@link ReferenceRows}: {@code s <- sqrt(mean(apply(X, 2, function(x) mean((x -
     * mean(x))^2)))); Z <- X/s; top <- max(abs(crossprod(Z, y - mean(y))))/n/mixing; glmnet(Z, y, family="binomial",
     * alpha=mixing, lambda=top*exp(seq(0, log(strength), length=30)), standardize=FALSE, thresh=1e-22, maxit=1e8)}; of
     * the last lambda the objective, the number of weights, the intercept, the weight of neuron 0 over s, and the last
     * neuron with a weight with its weight over s.
     */
    @ParameterizedTest
    @CsvSource({
        "40, 6, 1, 0.5, 0.6346319454468266, 1, 0.270455148659, 0.460017332422, 0, 0.460017332422",
        "40, 6, 1, 0.1, 0.5068928791794495, 2, 0.212817365776, 1.13275754519, 1, 0.16359317331",
        "40, 6, 1, 0.01, 0.4412326479381513, 6, 0.0980498717684, 1.61272754419, 5, 0.111198097853",
        "40, 6, 0.5, 0.5, 0.6510585594273083, 1, 0.27737344587, 0.290817105025, 0, 0.290817105025",
        "40, 6, 0.5, 0.1, 0.5317666691847395, 2, 0.240755411999, 0.886208450885, 1, 0.0855875273834",
        "40, 6, 0.5, 0.01, 0.44785640764563, 6, 0.115950947878, 1.49854691486, 5, 0.0955166702705",
        "30, 60, 1, 0.5, 0.6456471537561426, 1, 0.107995434528, 0.449700067265, 0, 0.449700067265",
        "30, 60, 1, 0.1, 0.3745015252722211, 16, 0.280262207011, 0.977730233862, 46, 0.139381385213",
        "30, 60, 1, 0.01, 0.07428744493992692, 21, 0.775726200574, 1.86451841001, 46, 0.700073585212",
        "30, 60, 0.5, 0.5, 0.6608265484698237, 2, 0.114899465753, 0.289889019081, 20, -0.00443840395951",
        "30, 60, 0.5, 0.1, 0.4190931112202541, 23, 0.290831029527, 0.689302797779, 59, 0.0193070542252",
        "30, 60, 0.5, 0.01, 0.09825692903862324, 34, 0.554812338373, 1.13831599604, 59, 0.305394799221",
    })
    void matchesGlmnet(
            int n,
            int d,
            double mixing,
            double strength,
            double objective,
            int nonzero,
            double intercept,
            double first,
            int last,
            double lastWeight) {
        SparseSolver solver = solver(ReferenceRows.activations(n, d), ReferenceRows.classes(n), mixing);
        double strongest = solver.strongest();

        SparseFit fit = solver.fit(strongest);
        for (int s = 1; s < 8; s++) {
            fit = solver.fit(strongest * StrictMath.pow(strength, s / 7.0));
        }

        assertThat(fit.converged()).isTrue();
        assertThat(fit.objective() / objective).isCloseTo(1, within(1e-8));
        assertThat(fit.nonzero()).isEqualTo(nonzero);
        assertThat(fit.intercept()).isCloseTo(intercept, within(1e-5));
        assertThat(fit.weight(0)).isCloseTo(first, within(1e-5));
        assertThat(fit.neurons()[nonzero - 1]).isEqualTo(last);
        assertThat(fit.weight(last)).isCloseTo(lastWeight, within(1e-5));
    }

    @Test
    void atTheStrongestStrengthNoNeuronHasAWeightAndJustBelowOneHas() {
        SparseSolver solver = solver(ReferenceRows.activations(30, 60), ReferenceRows.classes(30), 1);

        assertThat(solver.fit(solver.strongest()).nonzero()).isZero();
        assertThat(solver.fit(solver.strongest() * 0.999).nonzero()).isEqualTo(1);
    }

    @Test
    void aColdStartAtAWeakStrengthGivesTheFitOfThePath() {
        ActivationMatrix activations = ReferenceRows.activations(40, 80);
        boolean[] first = ReferenceRows.classes(40);
        SparseSolver warm = solver(activations, first, 1);
        double strongest = warm.strongest();
        SparseFit along = warm.fit(strongest);
        for (double strength : SparseFolds.relative(10, 0.02)) {
            along = warm.fit(strength * strongest);
        }

        SparseFit cold = solver(activations, first, 1).fit(0.02 * strongest);

        assertThat(cold.converged()).isTrue();
        assertThat(cold.objective() / along.objective()).isCloseTo(1, within(1e-8));
        assertThat(cold.neurons()).isEqualTo(along.neurons());
    }

    @Test
    void sparseColumnsGiveTheFitOfDenseOnes() {
        int n = 60;
        boolean[] first = ReferenceRows.classes(n);
        float[] values = ReferenceRows.activations(n, 30).toArray();
        float[] moved = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(0, values[i] - 1);
            moved[i] = values[i] + 1;
        }
        SparseSolver sparse = solver(ActivationMatrix.of(n, 30, values), first, 1);
        SparseSolver dense = solver(ActivationMatrix.of(n, 30, moved), first, 1);

        SparseFit one = sparse.fit(sparse.strongest() * 0.05);
        SparseFit other = dense.fit(dense.strongest() * 0.05);

        assertThat(one.nonzero()).isGreaterThan(5);
        assertThat(one.neurons()).isEqualTo(other.neurons());
        for (int neuron : one.neurons()) {
            assertThat(one.weight(neuron)).isCloseTo(other.weight(neuron), within(1e-5));
        }
        assertThat(one.logOdds(ActivationMatrix.of(n, 30, values), new int[] {7})[0])
                .isCloseTo(other.logOdds(ActivationMatrix.of(n, 30, moved), new int[] {7})[0], within(1e-5));
    }

    @Test
    void copiesOfANeuronAndOfAWordDoNotStopConvergence() {
        int n = 40;
        ActivationMatrix plain = ReferenceRows.activations(n / 2, 20);
        boolean[] half = ReferenceRows.classes(n / 2);
        float[] values = new float[n * 40];
        boolean[] first = new boolean[n];
        for (int i = 0; i < n; i++) {
            first[i] = half[i / 2];
            for (int j = 0; j < 40; j++) {
                values[i * 40 + j] = plain.get(i / 2, j / 2);
            }
        }
        SparseSolver copies = solver(ActivationMatrix.of(n, 40, values), first, 1);
        SparseSolver single = solver(plain, half, 1);

        for (double strength : List.of(0.5, 0.1, 0.01, 0.001)) {
            SparseFit fit = copies.fit(copies.strongest() * strength);
            SparseFit expected = single.fit(single.strongest() * strength);
            assertThat(fit.converged()).isTrue();
            assertThat(fit.objective() / expected.objective()).isCloseTo(1, within(1e-8));
        }
    }

    @Test
    void nearlyEqualNeuronsAndASeparableSetConvergeAtAWeakStrength() {
        int n = 50;
        boolean[] first = ReferenceRows.classes(n);
        float[] values = ReferenceRows.activations(n, 60).toArray();
        for (int i = 0; i < n; i++) {
            for (int j = 1; j < 60; j++) {
                values[i * 60 + j] = values[i * 60] + values[i * 60 + j] * 1e-3f;
            }
        }
        SparseSolver solver = solver(ActivationMatrix.of(n, 60, values), first, 1);

        for (double strength : SparseFolds.relative(12, 1e-4)) {
            assertThat(solver.fit(solver.strongest() * strength).converged()).isTrue();
        }
    }

    @Test
    void fourWordsOneOfThemEnormous() {
        float[] values = {1, 0, 2, 0, 1e30f, 0, -1, 0};
        boolean[] first = {true, true, false, false};
        SparseSolver solver = solver(ActivationMatrix.of(4, 2, values), first, 1);

        SparseFit fit = solver.fit(solver.strongest() * 0.1);

        assertThat(fit.neurons()).containsOnly(0);
        assertThat(fit.objective()).isLessThan(Math.log(2)).isFinite();
        assertThat(fit.converged()).isTrue();
    }

    @Test
    void refusesNoPenaltyAndNoShareOfL1() {
        SparseSolver solver = solver(ReferenceRows.activations(10, 3), ReferenceRows.classes(10), 1);

        assertThatThrownBy(() -> solver.fit(0)).hasMessage("strength must be finite and > 0, was 0.0");
        assertThatThrownBy(() -> solver.fit(-1)).hasMessage("strength must be finite and > 0, was -1.0");
        assertThatThrownBy(() -> solver.fit(Double.NaN)).hasMessage("strength must be finite and > 0, was NaN");
        assertThatThrownBy(() -> new ElasticNet(1, 0)).hasMessage("mixing must be in (0, 1], was 0.0");
    }

    private static SparseSolver solver(ActivationMatrix activations, boolean[] first, double mixing) {
        FeatureColumns columns = FeatureColumns.of(activations);
        double scale = columns.spread();
        return new SparseSolver(columns.rows(Rows.all(first.length), scale), first, mixing, scale);
    }
}
