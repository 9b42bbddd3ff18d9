package monosema.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BinaryScoresTest {
    private static final double[] SCORES = {0.1, 0.4, 0.35, 0.8, 0.4, -1.0, 0.4, 2.0};
    private static final boolean[] CLASSES = {false, false, true, true, true, false, false, true};

    /** scikit-learn 1.9.1: roc_auc_score(y, s). */
    @Test
    void aucCountsTiesHalfAsScikitLearn() {
        assertThat(BinaryScores.auc(SCORES, CLASSES)).isEqualTo(0.8125);
    }

    /** scikit-learn 1.9.1: log_loss(y, 1/(1+exp(-s))) / log(2). */
    @Test
    void logLossInBitsMatchesScikitLearn() {
        assertThat(BinaryScores.logLossBits(SCORES, CLASSES)).isCloseTo(0.7985524325483105, within(1e-14));
    }

    @Test
    void logLossStaysFiniteForHopelessPredictions() {
        assertThat(BinaryScores.logLossBits(2000, false)).isCloseTo(2000 / Math.log(2), within(1e-9));
        assertThat(BinaryScores.logLossBits(0, true)).isEqualTo(1);
    }

    @Test
    void constantScoresAreChance() {
        boolean[] classes = {true, false, true, false};

        assertThat(BinaryScores.auc(new double[4], classes)).isEqualTo(0.5);
        assertThat(BinaryScores.accuracy(new double[4], classes)).isEqualTo(0.5);
        assertThat(BinaryScores.accuracy(new double[] {1, 1, 1, -1}, classes)).isEqualTo(0.75);
    }

    @Test
    void refusesOneClass() {
        assertThatThrownBy(() -> BinaryScores.auc(new double[] {1, 2}, new boolean[] {true, true}))
                .hasMessage("number of negatives must be >= 1, was 0");
    }
}
