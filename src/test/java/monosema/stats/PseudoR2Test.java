package monosema.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PseudoR2Test {
    @Test
    void mcFaddenIsTheShareOfTheNullLossThatIsSaved() {
        assertThat(PseudoR2.mcFadden(0.25, 1)).isEqualTo(0.75);
        assertThat(PseudoR2.mcFadden(2, 1)).isEqualTo(-1);
        assertThatThrownBy(() -> PseudoR2.mcFadden(1, 0)).hasMessage("null log loss must be > 0, was 0.0");
    }

    @Test
    void tjurIsTheDifferenceOfMeanProbabilities() {
        double[] logOdds = {Math.log(4), 0, -Math.log(4), 800};
        boolean[] positive = {true, true, false, false};

        assertThat(PseudoR2.tjur(logOdds, positive)).isCloseTo((0.8 + 0.5) / 2 - (0.2 + 1) / 2, within(1e-15));
        assertThatThrownBy(() -> PseudoR2.tjur(new double[1], new boolean[1]))
                .hasMessage("number of positives must be >= 1, was 0");
    }

    /** Worked by hand: of 20 values the factor is 1 - log 0.05 = 3.995732..., the best quantile the half. */
    @Test
    void quantilesJoinDependentPValues() {
        double[] half = new double[20];
        for (int i = 0; i < 20; i++) {
            half[i] = i < 10 ? 0.001 : 1;
        }
        assertThat(QuantileAggregation.of(half)).isCloseTo((1 - Math.log(0.05)) * 0.001 / 0.5, within(1e-15));
        assertThat(QuantileAggregation.of(new double[] {1, 1})).isEqualTo(1);
        assertThat(QuantileAggregation.of(new double[] {0.01})).isCloseTo((1 - Math.log(0.05)) * 0.01, within(1e-15));
        assertThatThrownBy(() -> QuantileAggregation.of(new double[] {Double.NaN}))
                .hasMessage("p-values must be in [0, 1], were NaN to NaN");
    }
}
