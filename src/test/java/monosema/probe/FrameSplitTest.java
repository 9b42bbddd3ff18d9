package monosema.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import monosema.provenance.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FrameSplitTest {
    private static final int WORDS = 23;
    private static final int FRAMES = 4;
    private static final boolean[] FIRST = PlantedRows.classes(WORDS, 9);

    @ParameterizedTest
    @EnumSource(FrameSplit.class)
    void everyRowIsTestedOnceAndNeverTrainedOnInItsFold(FrameSplit split) {
        List<Integer> tested = new ArrayList<>();
        for (FrameSplit.Part part : outer(split, 5)) {
            Fold fold = part.rows();
            Arrays.stream(fold.test()).forEach(tested::add);
            assertThat(fold.train().length + fold.test().length).isEqualTo(WORDS * FRAMES);
            assertThat(fold.train()).doesNotContain(fold.test());
        }
        assertThat(tested)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, WORDS * FRAMES).boxed().toList());
    }

    @Test
    void byWordNoTypeRecursAndEachFoldHoldsBothClasses() {
        for (FrameSplit.Part part : outer(FrameSplit.WORD, 5)) {
            assertThat(part.train().words()).doesNotContain(part.test().words());
            assertThat(part.test().frames()).hasSize(FRAMES);
            assertThat(Arrays.stream(part.test().words()).filter(word -> FIRST[word]))
                    .hasSizeBetween(1, 2);
        }
    }

    @Test
    void byFrameEveryTypeRecursInOtherFramesInAtMostAsManyFoldsAsFrames() {
        List<FrameSplit.Part> parts = outer(FrameSplit.FRAME, 5);

        assertThat(parts).hasSize(FRAMES);
        for (FrameSplit.Part part : parts) {
            assertThat(part.train().words()).isEqualTo(part.test().words()).hasSize(WORDS);
            assertThat(part.train().frames()).doesNotContain(part.test().frames());
        }
        assertThat(outer(FrameSplit.FRAME, 2))
                .allSatisfy(part -> assertThat(part.test().frames()).hasSize(2));
    }

    @ParameterizedTest
    @EnumSource(FrameSplit.class)
    void innerFoldsDivideTheTrainingRowsAsTheOuterOnesDivideAll(FrameSplit split) {
        for (FrameSplit.Part outer : outer(split, 4)) {
            List<FrameSplit.Part> inner = split.parts(outer.train(), FIRST, 3, new Seed(7).stream("inner"));
            assertThat(inner).hasSize(3);
            for (FrameSplit.Part part : inner) {
                assertThat(outer.train().rows())
                        .contains(part.rows().train())
                        .contains(part.rows().test());
                boolean words = Arrays.equals(part.train().words(), part.test().words());
                assertThat(words).isEqualTo(split == FrameSplit.FRAME);
            }
        }
    }

    private static List<FrameSplit.Part> outer(FrameSplit split, int folds) {
        return split.parts(FrameCells.all(WORDS, FRAMES), FIRST, folds, new Seed(7).stream("outer"));
    }
}
