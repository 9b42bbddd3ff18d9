package monosema.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import monosema.activations.ActivationMatrix;
import monosema.config.StabilitySpec;
import monosema.provenance.Seed;
import org.junit.jupiter.api.Test;

/** Stability selection, sample splitting and refits on planted neurons. */
class NeuronSelectionTest {
    private static final boolean[] FIRST = PlantedRows.classes(120, 60);
    private static final StabilitySpec SPEC = new StabilitySpec(20, 0.9, 1);
    private static final Seed SEED = new Seed(5);

    @Test
    void thePlantedNeuronsAreStableAndNothingIsOnShuffledLabels() {
        ActivationMatrix planted = PlantedRows.activations(FIRST, 200, 2, 0.9, 3);

        StabilitySelection.Result result = StabilitySelection.run(planted, FIRST, SPEC, 3, SEED);

        assertThat(result.stable()).containsExactlyInAnyOrder(0, 1);
        assertThat(result.most()).isEqualTo((int) Math.sqrt(0.8 * 200));
        assertThat(result.bound()).isCloseTo(12.0 * 12 / (0.8 * 200), within(1e-12));
        assertThat(result.meanPicked()).isLessThanOrEqualTo(12);
        assertThat(result.nullCounts())
                .hasSize(3)
                .allSatisfy(count -> assertThat(count).isLessThan(2));
        assertThat(result.convergence().converged())
                .isEqualTo(result.convergence().fits());
    }

    @Test
    void equalSeedsSelectAlike() {
        ActivationMatrix planted = PlantedRows.activations(FIRST, 30, 2, 0.9, 3);

        assertThat(StabilitySelection.run(planted, FIRST, SPEC, 1, SEED))
                .isEqualTo(StabilitySelection.run(planted, FIRST, SPEC, 1, SEED))
                .isNotEqualTo(StabilitySelection.run(planted, FIRST, SPEC, 1, new Seed(6)));
    }

    @Test
    void thePlantedNeuronsAreSignificantOnWordsThatDidNotSelectThem() {
        ActivationMatrix planted = PlantedRows.activations(FIRST, 200, 2, 0.9, 3);

        SampleSplit.Result result = SampleSplit.run(planted, FIRST, 10, 3, SEED);

        assertThat(result.most()).isEqualTo(3);
        assertThat(result.neurons().stream()
                        .filter(SampleSplit.Neuron::significant)
                        .map(SampleSplit.Neuron::neuron))
                .containsExactlyInAnyOrder(0, 1);
        assertThat(result.significant()).isEqualTo(2);
        assertThat(result.nullCounts()).containsExactly(0, 0, 0);
    }

    @Test
    void constantAndDoubledNeuronsAreLeftOutOfARefit() {
        float[] values = PlantedRows.activations(FIRST, 4, 1, 1, 2).toArray();
        for (int i = 0; i < FIRST.length; i++) {
            values[4 * i + 2] = 7;
            values[4 * i + 3] = 2 * values[4 * i];
        }
        ActivationMatrix activations = ActivationMatrix.of(FIRST.length, 4, values);

        List<FirthRefit.Neuron> refit = FirthRefit.fit(activations, List.of(0, 1, 2, 3), FIRST);

        assertThat(refit).extracting(FirthRefit.Neuron::neuron).containsExactly(0, 1);
        assertThat(refit.get(0).lower()).isGreaterThan(0);
        assertThat(FirthRefit.pValues(activations, List.of(2, 3, 0), Rows.all(FIRST.length), FIRST)[0])
                .isEqualTo(1);
        assertThat(FirthRefit.fit(activations, List.of(2), FIRST)).isEmpty();
    }

    @Test
    void halvesAreDisjointAndBalanced() {
        boolean[] first = PlantedRows.classes(11, 5);
        Halves halves = Halves.of(first, SEED.stream("x"));

        assertThat(halves.one()).hasSize(5).doesNotContain(halves.other());
        assertThat(halves.other()).hasSize(5);
        assertThat(Rows.smallerClass(Rows.classes(halves.one(), first))).isEqualTo(2);
    }

    @Test
    void constantActivationsSelectNothing() {
        ActivationMatrix constant = ActivationMatrix.of(120, 2, new float[240]);

        assertThat(StabilitySelection.run(constant, FIRST, SPEC, 1, SEED).neurons())
                .isEmpty();
        assertThat(SampleSplit.run(constant, FIRST, 2, 1, SEED).neurons()).isEmpty();
    }
}
