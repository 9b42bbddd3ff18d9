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

    /** scikit-learn 1.9.1: balanced_accuracy_score(y, s &gt; 0), roc_auc_score(y, s). */
    @Test
    void balancedAccuracyAndPlacementsMatchScikitLearn() {
        double[] scores = {1.5, -0.25, 0.75, -2.0, 0.5, -0.5, 3.0, 0.75, -1.25, 0.1};
        boolean[] classes = {true, true, true, false, false, false, true, false, false, true};
        double[] placements = BinaryScores.placements(scores, classes);
        double ofPositives = 0;
        double ofNegatives = 0;
        for (int i = 0; i < scores.length; i++) {
            ofPositives += classes[i] ? placements[i] / 5 : 0;
            ofNegatives += classes[i] ? 0 : placements[i] / 5;
        }

        assertThat(BinaryScores.balancedAccuracy(scores, classes)).isEqualTo(0.7);
        assertThat(ofPositives).isCloseTo(0.82, within(1e-15));
        assertThat(ofNegatives).isCloseTo(0.82, within(1e-15));
        assertThat(placements[2]).isEqualTo(4.5 / 5);
    }

    @Test
    void balancedAccuracyGivesTheRarerClassHalfTheWeight() {
        assertThat(BinaryScores.balancedAccuracy(new double[] {1, 1, 1, 1}, new boolean[] {true, true, true, false}))
                .isEqualTo(0.5);
        assertThatThrownBy(() -> BinaryScores.balancedAccuracy(new double[] {1}, new boolean[] {false}))
                .hasMessage("number of positives must be >= 1, was 0");
    }
}
