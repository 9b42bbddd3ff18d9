package monosema.planted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import monosema.config.PlantedLabels;
import monosema.config.PlantedSpec;
import monosema.provenance.Seed;
import monosema.sae.Sae;
import org.junit.jupiter.api.Test;

/** SAEs whose quality is known because they were written down. */
class LabelScoresTest {
    private static final int D_IN = 24;
    private static final int FEATURES = 32;
    private static final PlantedSpec SPEC =
            new PlantedSpec(D_IN, FEATURES, List.of(1), 0, 0.75, 1.25, 1, 100, new PlantedLabels(3, 40, 0, 19));
    private static final PlantedDictionary DICTIONARY = PlantedDictionary.draw(D_IN, FEATURES, new Seed(3));

    @Test
    void anSaeThatIsTheDictionaryScoresFarAboveARandomOne() {
        LabelScores ideal = scores(sae(DICTIONARY, -0.5f));
        LabelScores random = scores(sae(PlantedDictionary.draw(D_IN, FEATURES, new Seed(4)), -0.5f));

        assertThat(ideal.effectiveness()).isGreaterThan(0.8);
        assertThat(ideal.localisation()).isCloseTo(1, within(0.1));
        assertThat(ideal.bestNeuronAccuracy()).isGreaterThan(0.95);
        assertThat(ideal.information()).isGreaterThan(0.8);
        assertThat(ideal.gain()).isPositive();
        assertThat(random.effectiveness()).isLessThan(ideal.effectiveness() - 0.3);
        assertThat(random.information()).isLessThan(ideal.information() - 0.3);
        assertThat(random.bestNeuronAccuracy()).isLessThan(ideal.bestNeuronAccuracy() - 0.1);
        assertThat(random.selectivity()).isLessThan(ideal.selectivity());
        assertThat(ideal.gain() - random.gain())
                .as("both over the same activations")
                .isCloseTo(ideal.effectiveness() - random.effectiveness(), within(1e-12));
    }

    @Test
    void anSaeThatNeverFiresHoldsNothingAndItsLocalisationIsNotDefined() {
        LabelScores dead = scores(sae(DICTIONARY, -100));

        assertThat(dead.effectiveness()).isZero();
        assertThat(dead.information()).isZero();
        assertThat(dead.localisation()).isNaN();
        assertThat(dead.bestNeuronAccuracy()).isEqualTo(0.5);
        assertThat(dead.gain()).isNegative();
    }

    private static LabelScores scores(Sae sae) {
        return LabelScores.of(sae, DICTIONARY, FiringRates.zipf(FEATURES, 0, 1), SPEC, new Seed(6));
    }

    /** Encodes and decodes by the directions. */
    private static Sae sae(PlantedDictionary directions, float bias) {
        double[][] rows = directions.toArray();
        float[] encoder = new float[D_IN * FEATURES];
        float[] decoder = new float[FEATURES * D_IN];
        for (int feature = 0; feature < FEATURES; feature++) {
            for (int j = 0; j < D_IN; j++) {
                encoder[j * FEATURES + feature] = (float) rows[feature][j];
                decoder[feature * D_IN + j] = (float) rows[feature][j];
            }
        }
        float[] biases = new float[FEATURES];
        Arrays.fill(biases, bias);
        return Sae.of(D_IN, FEATURES, encoder, biases, decoder, new float[D_IN]);
    }
}
