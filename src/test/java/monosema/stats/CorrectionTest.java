package monosema.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CorrectionTest {
    private static final double[] P = {0.01, 0.02, 0.03, 0.04, 0.05, 0.0001, 0.9, 0.02};

    /** statsmodels 0.15.0: multipletests(p, method='bonferroni'|'holm'|'fdr_bh')[1]. */
    @Test
    void matchesStatsmodels() {
        assertThat(Correction.BONFERRONI.adjust(P))
                .containsExactly(new double[] {0.08, 0.16, 0.24, 0.32, 0.4, 0.0008, 1.0, 0.16}, within(1e-15));
        assertThat(Correction.HOLM.adjust(P))
                .containsExactly(new double[] {0.07, 0.12, 0.12, 0.12, 0.12, 0.0008, 0.9, 0.12}, within(1e-15));
        assertThat(Correction.BENJAMINI_HOCHBERG.adjust(P))
                .containsExactly(
                        new double[] {0.04, 0.04, 0.048, 0.05333333333333334, 0.05714285714285715, 0.0008, 0.9, 0.04},
                        within(1e-15));
    }

    /** R 4.2.2: p.adjust(p, "BY"). */
    @Test
    void benjaminiYekutieliMatchesR() {
        double low = 0.10871428571428572;
        assertThat(Correction.BENJAMINI_YEKUTIELI.adjust(P))
                .containsExactly(
                        new double[] {
                            low,
                            low,
                            0.13045714285714285,
                            0.14495238095238094,
                            0.1553061224489796,
                            0.0021742857142857145,
                            1,
                            low
                        },
                        within(1e-15));
    }

    @Test
    void untestedPassThroughAndDoNotCount() {
        for (Correction correction : Correction.values()) {
            double[] tested = correction.adjust(new double[] {0.01, 0.3, 0.02});
            double[] mixed = correction.adjust(new double[] {0.01, Double.NaN, 0.3, Double.NaN, 0.02});

            assertThat(mixed).containsExactly(tested[0], Double.NaN, tested[1], Double.NaN, tested[2]);
        }
    }

    @Test
    void adjustedValuesKeepTheOrderAndNeverFall() {
        for (Correction correction : Correction.values()) {
            double[] adjusted = correction.adjust(P);
            for (int i = 0; i < P.length; i++) {
                assertThat(adjusted[i]).isBetween(P[i], 1.0);
                for (int j = 0; j < P.length; j++) {
                    if (P[i] < P[j]) {
                        assertThat(adjusted[i]).isLessThanOrEqualTo(adjusted[j]);
                    }
                }
            }
        }
    }

    @Test
    void nothingTestedGivesNothing() {
        assertThat(Correction.HOLM.adjust(new double[] {Double.NaN})).containsExactly(Double.NaN);
        assertThat(Correction.BENJAMINI_HOCHBERG.adjust(new double[0])).isEmpty();
    }

    @Test
    void refusesWhatIsNoProbability() {
        assertThatThrownBy(() -> Correction.HOLM.adjust(new double[] {0.5, 1.5}))
                .hasMessage("p[1] must be in [0, 1] or NaN, was 1.5");
    }
}
