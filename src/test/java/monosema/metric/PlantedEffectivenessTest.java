package monosema.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import monosema.provenance.Seed;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Labels planted in known numbers of neurons, so that the information that is there is known. */
class PlantedEffectivenessTest {
    private static final Seed SEED = new Seed(3);

    @Test
    void oneNeuronThatIsTheLabelHoldsItsWholeEntropyAndLocalisationIsOne() {
        PlantedLabel planted = new PlantedLabel(121, 20, 1);
        for (int i = 0; i < planted.first.length; i++) {
            planted.set(i, 7, planted.first[i] ? 2 : -2);
        }

        Effectiveness found = Effectiveness.of(planted.run(1), SEED);

        double share = 61 / 121.0;
        double entropy = -(share * Math.log(share) + (1 - share) * Math.log(1 - share)) / Math.log(2);
        assertThat(found.entropyBits()).isCloseTo(entropy, within(1e-12));
        assertThat(found.curve().get(0).informationBits().value()).isCloseTo(entropy, within(0.005));
        assertThat(found.informationBits().value()).isCloseTo(entropy, within(0.005));
        assertThat(found.localisation().orElseThrow().value()).isCloseTo(1, within(0.01));
        assertThat(found.chosenSize()).isEqualTo(1);
    }

    /** The label with one word in ten turned round: what is left of it is {@code H(Y) - H(1/10)}. */
    @Test
    void aNeuronThatIsTheLabelButForFlipsHoldsTheMutualInformation() {
        PlantedLabel planted = new PlantedLabel(300, 6, 2);
        for (int i = 0; i < 300; i++) {
            boolean flipped = i / 2 % 10 == 0;
            planted.set(i, 3, planted.first[i] != flipped ? 2 : -2);
        }

        Effectiveness found = Effectiveness.of(planted.run(2), SEED);

        double left = 1 + (0.1 * Math.log(0.1) + 0.9 * Math.log(0.9)) / Math.log(2);
        assertThat(found.curve().get(0).informationBits().lower()).isLessThan(left);
        assertThat(found.curve().get(0).informationBits().upper()).isGreaterThan(left);
        assertThat(found.curve().get(0).informationBits().value()).isCloseTo(left, within(0.02));
        assertThat(found.localisation().orElseThrow().lower()).isLessThanOrEqualTo(1.01);
        assertThat(found.localisation().orElseThrow().upper()).isGreaterThanOrEqualTo(0.99);
    }

    /**
     * Each of eight neurons is on in an eighth of the first class, so that k of them tell {@code k / 16} of the words for
     * certain and leave the others with odds of {@code (8 - k) / 8}.
     */
    @Test
    void aLabelSpreadOverEightNeuronsBendsTheCurveThere() {
        PlantedLabel planted = new PlantedLabel(320, 20, 3);
        planted.scale(0.001f);
        for (int i = 0; i < 320; i++) {
            for (int neuron = 0; neuron < 8; neuron++) {
                planted.set(i, neuron, planted.first[i] && i / 2 % 8 == neuron ? Math.pow(1.3, neuron) : 0);
            }
        }

        Effectiveness found = Effectiveness.of(planted.run(1), SEED);

        double[] bits = found.curve().stream()
                .mapToDouble(point -> point.informationBits().value())
                .toArray();
        assertThat(bits[0]).isCloseTo(told(1), within(0.03));
        assertThat(bits[1]).isCloseTo(told(2), within(0.03));
        assertThat(bits[2]).isCloseTo(told(4), within(0.03));
        assertThat(bits[3]).isCloseTo(told(8), within(0.01));
        assertThat(bits[4] - bits[3]).isBetween(-0.01, 0.01);
        assertThat(bits[8] - bits[3]).isBetween(-0.03, 0.01);
        assertThat(found.localisation().orElseThrow().upper()).isLessThan(0.8);
    }

    private static double told(int neurons) {
        double left = (8.0 - neurons) / (16 - neurons);
        double entropy = neurons == 8 ? 0 : -(left * Math.log(left) + (1 - left) * Math.log(1 - left)) / Math.log(2);
        return 1 - (16 - neurons) / 16.0 * entropy;
    }

    @Test
    void noiseScoresAsOnPermutedLabels() {
        EffectivenessNull found = EffectivenessNull.of(new PlantedLabel(40, 30, 5).rounds(19));

        assertThat(found.scoreP()).isGreaterThan(0.05);
        assertThat(found.informationP()).isGreaterThan(0.05);
        assertThat(found.score().value()).isBetween(-0.05, 0.05);
    }

    /** Their mean is -0.0010 here, their root mean square 0.0034. */
    @Test
    @Tag("slow")
    void theScoreOfNoiseIsNoughtOnAverageAndIsNotClipped() {
        double[] scores = IntStream.range(0, 40)
                .mapToDouble(i -> Effectiveness.of(new PlantedLabel(312, 300, 100 + i).run(1), SEED)
                        .score()
                        .value())
                .toArray();

        assertThat(Columns.mean(scores)).isBetween(-0.01, 0.01);
        assertThat(Arrays.stream(scores).min().orElseThrow()).isNegative();
    }

    /** 60 data sets without association: p is 0.05, 0.1, ... 1 with equal chance; 4 standard errors of mean and count. */
    @Test
    @Tag("slow")
    void pIsUniformOnNoise() {
        int trials = 60;
        double[] p = IntStream.range(0, trials)
                .mapToDouble(i -> EffectivenessNull.of(new PlantedLabel(40, 30, 300 + i).rounds(19))
                        .scoreP())
                .toArray();

        assertThat(Columns.mean(p)).isCloseTo(0.525, within(4 * 0.288 / Math.sqrt(trials)));
        long quarter = IntStream.range(0, trials).filter(i -> p[i] <= 0.25).count();
        assertThat(quarter).isLessThan((long) (0.25 * trials + 4 * Math.sqrt(0.25 * 0.75 * trials)));
    }
}
