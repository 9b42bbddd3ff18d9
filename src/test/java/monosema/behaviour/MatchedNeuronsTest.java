package monosema.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import monosema.provenance.Seed;
import org.junit.jupiter.api.Test;

class MatchedNeuronsTest {
    /** Of 1,000 neurons number i is the i-th most active. */
    private static final double[] FALLING =
            IntStream.range(0, 1000).mapToDouble(i -> 1000 - i).toArray();

    @Test
    void eachSelectedNeuronHasACounterpartNearItInRankThatIsNotSelected() {
        int[] selected = {3, 500, 997};

        List<List<Integer>> sets = new MatchedNeurons(FALLING, selected).draw(50, new Seed(1));

        assertThat(sets).hasSize(50).doesNotHaveDuplicates().allSatisfy(set -> {
            assertThat(set).hasSize(3).isSorted().doesNotHaveDuplicates().doesNotContain(3, 500, 997);
            assertThat(set.get(0)).isBetween(0, 10);
            assertThat(set.get(1)).isBetween(495, 505);
            assertThat(set.get(2)).isBetween(989, 999);
        });
        // All ten nearest of one are drawn at times.
        assertThat(sets).extracting(set -> set.get(1)).contains(495, 496, 497, 498, 499, 501, 502, 503, 504, 505);
        assertThat(new MatchedNeurons(FALLING, selected).draw(50, new Seed(1))).isEqualTo(sets);
        assertThat(new MatchedNeurons(FALLING, selected).draw(50, new Seed(2))).isNotEqualTo(sets);
    }

    @Test
    void asManyDifferentCounterpartsOfASingleNeuronAreTakenAsSetsAreWanted() {
        assertThat(new MatchedNeurons(FALLING, new int[] {400}).draw(20, new Seed(1)))
                .hasSizeBetween(19, 20)
                .doesNotHaveDuplicates()
                .allSatisfy(set -> assertThat(set.get(0)).isBetween(390, 410));
    }

    @Test
    void neighboursThatAreSelectedTooArePassedOver() {
        int[] selected = IntStream.range(100, 200).toArray();

        assertThat(new MatchedNeurons(FALLING, selected).draw(20, new Seed(1)))
                .hasSize(20)
                .allSatisfy(set -> assertThat(set).hasSize(100).allMatch(i -> i < 100 || i >= 200));
    }

    @Test
    void whereFewerAreLeftThanAreSelectedTheOnlySetIsAllOfThem() {
        double[] magnitudes = {1, 2, 3, 4, 5};

        assertThat(new MatchedNeurons(magnitudes, new int[] {0, 2, 4}).draw(20, new Seed(1)))
                .containsExactly(List.of(1, 3));
        assertThat(new MatchedNeurons(magnitudes, new int[] {0, 1, 2, 3, 4}).draw(20, new Seed(1)))
                .isEmpty();
        assertThat(new MatchedNeurons(magnitudes, new int[0]).draw(20, new Seed(1)))
                .isEmpty();
    }
}
