package monosema.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import monosema.provenance.Seed;
import org.junit.jupiter.api.Test;

class StratifiedFoldsTest {
    private static final boolean[] FIRST = PlantedRows.classes(31, 13);

    @Test
    void everyRowIsTestedOnceAndNeverTrainedOnThen() {
        StratifiedFolds folds = StratifiedFolds.of(Rows.all(31), FIRST, 5, new Seed(1).stream("folds"));

        List<Integer> tested = new ArrayList<>();
        for (int fold = 0; fold < 5; fold++) {
            int[] test = folds.test(fold);
            assertThat(folds.train(fold)).hasSize(31 - test.length).doesNotContain(test);
            for (int row : test) {
                tested.add(row);
            }
        }
        assertThat(tested).hasSize(31).doesNotHaveDuplicates();
    }

    @Test
    void sizesAndClassesDifferByAtMostOne() {
        StratifiedFolds folds = StratifiedFolds.of(Rows.all(31), FIRST, 5, new Seed(1).stream("folds"));

        for (int fold = 0; fold < 5; fold++) {
            int[] test = folds.test(fold);
            int ofFirst = 0;
            for (boolean first : Rows.classes(test, FIRST)) {
                ofFirst += first ? 1 : 0;
            }
            assertThat(test.length).isBetween(6, 7);
            assertThat(ofFirst).isBetween(2, 3);
            assertThat(test.length - ofFirst).isBetween(3, 4);
        }
    }

    @Test
    void equalSeedsGiveEqualFolds() {
        int[] one = StratifiedFolds.of(Rows.all(31), FIRST, 5, new Seed(1).stream("folds"))
                .test(0);
        int[] same = StratifiedFolds.of(Rows.all(31), FIRST, 5, new Seed(1).stream("folds"))
                .test(0);
        int[] other = StratifiedFolds.of(Rows.all(31), FIRST, 5, new Seed(2).stream("folds"))
                .test(0);

        assertThat(one).isEqualTo(same).isNotEqualTo(other);
    }
}
