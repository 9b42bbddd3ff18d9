package monosema.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import monosema.activations.ActivationMatrix;
import monosema.provenance.Seed;
import org.junit.jupiter.api.Test;

class ProbeDirectionTest {
    /**
     * scikit-learn 1.9.1, numpy 2.4.6, X and y as in {@link ReferenceRows}, Z and the fit as in {@link LogisticSolverTest} with
     * the strength s that was chosen: {@code coef_ / norm(coef_)}.
     */
    @Test
    void matchesScikitLearnAtTheChosenStrength() {
        ProbeDirection direction = ProbeDirection.of(
                        ReferenceRows.activations(40, 6), ReferenceRows.classes(40), new Seed(1))
                .orElseThrow();

        assertThat(direction.strength()).isCloseTo(0.06579332246575675, within(1e-12));
        assertThat(direction.optimalityGap()).isLessThan(LogisticSolver.CERTIFIED_GAP);
        assertThat(unit(direction.weights()))
                .containsExactly(
                        new double[] {
                            0.9700146075664949,
                            0.15090080318308075,
                            -0.16115459445220515,
                            0.08317831741615136,
                            -0.04965283256841277,
                            0.030753359540325622
                        },
                        within(1e-6));
    }

    @Test
    void rowsThatAreAllEqualHaveNone() {
        boolean[] first = new boolean[20];
        Arrays.fill(first, 0, 10, true);

        assertThat(ProbeDirection.of(ActivationMatrix.of(20, 3, new float[60]), first, new Seed(1)))
                .isEmpty();
    }

    private static double[] unit(double[] vector) {
        double norm =
                Math.sqrt(Arrays.stream(vector).map(value -> value * value).sum());
        return Arrays.stream(vector).map(value -> value / norm).toArray();
    }
}
