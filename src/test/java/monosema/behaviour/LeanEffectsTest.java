package monosema.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import monosema.data.LabelledWord;
import monosema.data.WordSet;
import monosema.provenance.Seed;
import monosema.stats.Interval;
import org.junit.jupiter.api.Test;

class LeanEffectsTest {
    private static final WordSet WORDS = new WordSet(
            "test",
            "a",
            "b",
            Stream.of("a1,a", "a2,a", "b1,b", "b2,b", "b3,b")
                    .map(word -> new LabelledWord(word.split(",", -1)[0], word.split(",", -1)[1]))
                    .toList());
    private static final double[] CHANGE = {-2, -1, 1, 2, 3};

    private final LeanEffects effects = new LeanEffects(WORDS, new Seed(3));

    @Test
    void aChangeCountsTowardsEachWordsOwnLabelAndByClassTowardsTheFirst() {
        List<LeanEffect> rows = effects.towardsOwnLabel(CHANGE, List.of(), "zero");

        assertThat(rows)
                .extracting(LeanEffect::label)
                .containsExactly(Optional.empty(), Optional.of("a"), Optional.of("b"));
        assertThat(rows)
                .extracting(LeanEffect::towards)
                .containsExactly(Optional.empty(), Optional.of("a"), Optional.of("a"));
        assertThat(rows).extracting(LeanEffect::words).containsExactly(5, 2, 3);
        assertThat(rows).extracting(row -> row.change().value()).containsExactly(-9 / 5.0, -1.5, 2.0);
        assertThat(rows).extracting(LeanEffect::random).containsOnly(Optional.empty());
        Interval ofB = rows.get(2).change();
        assertThat(ofB.lower()).isBetween(1.0, 1.5);
        assertThat(ofB.upper()).isBetween(2.5, 3.0);
        assertThat(ofB.method()).isEqualTo("95% bootstrap interval over words");
    }

    @Test
    void steeringCountsTowardsTheFirstLabelThroughout() {
        assertThat(effects.towardsFirstLabel(CHANGE, List.of(), "steer.1").stream()
                        .mapToDouble(row -> row.change().value())
                        .toArray())
                .containsExactly(new double[] {3 / 5.0, -1.5, 2.0}, within(1e-15));
    }

    @Test
    void pIsTheShareOfCounterpartsThatAreAsLargeInMagnitudeTheInterventionAmongThem() {
        // Towards each word's own label: -1.8 of the intervention; 0.2, -2 and 1.8 of the others.
        List<double[]> random =
                List.of(new double[] {0, 0, 0, 0, -1}, new double[] {-2, -2, 2, 2, 2}, new double[] {2, 1, -1, -2, -3});

        LeanEffect.Random nothing =
                effects.towardsOwnLabel(CHANGE, random, "zero").get(0).random().orElseThrow();

        assertThat(nothing.counterparts()).isEqualTo(3);
        assertThat(nothing.p()).isEqualTo((2 + 1) / (3 + 1.0));
        assertThat(nothing.change().value()).isCloseTo(0, within(1e-15));
        // numpy.quantile([0.2, -2, 1.8], [0.025, 0.975])
        assertThat(nothing.change().lower()).isCloseTo(-1.89, within(1e-12));
        assertThat(nothing.change().upper()).isCloseTo(1.72, within(1e-12));
    }
}
