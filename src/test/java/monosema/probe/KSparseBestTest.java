package monosema.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import monosema.activations.ActivationMatrix;
import monosema.config.AnalysisSpec;
import monosema.config.AnalysisSpec.Effectiveness.Ranking;
import org.junit.jupiter.api.Test;

/** Eight words of two classes in turn; neuron j is shifted by as much as is said, up for the first class, and 3 is constant. */
class KSparseBestTest {
    private static final float[] SHIFTS = {0.5f, -4, 2, 0, 8, -1};
    private static final int WORDS = 8;

    @Test
    void areThoseOfTheLargestMeanDifferenceOverAllWordsTheLargestFirst() {
        assertThat(best(3)).containsExactly(4, 1, 2);
        assertThat(best(5)).containsExactly(4, 1, 2, 5, 0);
    }

    @Test
    void aNeuronThatDoesNotVaryIsNotAmongThem() {
        assertThat(best(16)).hasSize(5).doesNotContain(3);
    }

    private static List<Integer> best(int most) {
        float[] values = new float[WORDS * SHIFTS.length];
        boolean[] first = new boolean[WORDS];
        for (int i = 0; i < WORDS; i++) {
            int pair = i / 2;
            first[i] = i % 2 == 0;
            for (int j = 0; j < SHIFTS.length; j++) {
                float noise = SHIFTS[j] == 0 ? 7 : pair * 0.25f;
                values[i * SHIFTS.length + j] = noise + (first[i] ? SHIFTS[j] : 0);
            }
        }
        AnalysisSpec.Effectiveness spec =
                new AnalysisSpec.Effectiveness(2, 2, 1, 3, List.of(Ranking.MEAN_DIFFERENCE), 0);
        return new KSparseProbe(ActivationMatrix.of(WORDS, SHIFTS.length, values), first, spec, Ranking.MEAN_DIFFERENCE)
                .best(most);
    }
}
