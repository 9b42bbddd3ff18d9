package monosema.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import monosema.activations.ActivationMatrix;
import org.junit.jupiter.api.Test;

class SeparationTest {
    private static final boolean[] FIRST = {true, true, false, false};

    /** Values -3, -1, 1, 3 with spread sqrt(5): the best plane lies 1 from the nearest word. */
    @Test
    void aPlaneBetweenTheClassesIsFoundWithItsMargin() {
        Separation separation = of(-3, -1, 1, 3);

        assertThat(separation.separable()).isTrue();
        assertThat(separation.margin()).isCloseTo(1 / Math.sqrt(5), within(1e-6));
    }

    @Test
    void equalWordsOfBothClassesLeaveNoMargin() {
        Separation separation = of(-3, 1, 1, 3);

        assertThat(separation.separable()).isFalse();
        assertThat(separation.margin()).isLessThan(1e-6);
    }

    @Test
    void constantActivationsSeparateNothing() {
        assertThat(of(2, 2, 2, 2).separable()).isFalse();
    }

    @Test
    void moreNeuronsThanWordsSeparateAnyLabels() {
        int n = 30;
        boolean[] first = ReferenceRows.classes(n);

        assertThat(Separation.of(GramMatrix.of(ReferenceRows.activations(n, 60)), first)
                        .separable())
                .isTrue();
        assertThat(Separation.of(GramMatrix.of(ReferenceRows.activations(n, 2)), first)
                        .separable())
                .isFalse();
    }

    private static Separation of(float... values) {
        return Separation.of(GramMatrix.of(ActivationMatrix.of(4, 1, values)), FIRST);
    }
}
