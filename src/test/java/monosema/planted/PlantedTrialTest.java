package monosema.planted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import java.util.List;
import monosema.config.PlantedSpec;
import monosema.config.SaeArchitecture;
import monosema.config.SaeSpec;
import monosema.config.SaeTraining;
import monosema.config.SaeTraining.DecoderInit;
import monosema.provenance.Progress;
import monosema.provenance.Seed;
import monosema.sae.DictionaryRecovery;
import monosema.sae.Sae;
import monosema.sae.SaeTrainer;
import org.apache.commons.math3.analysis.integration.SimpsonIntegrator;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PlantedTrialTest {

    @Test
    void aDecoderThatIsTheDictionaryRecoversAllOfIt() {
        PlantedDictionary dictionary = PlantedDictionary.draw(16, 24, new Seed(1));
        float[] decoder = new float[24 * 16];
        for (int i = 0; i < decoder.length; i++) {
            decoder[i] = (float) (3 * dictionary.toArray()[23 - i / 16][i % 16]);
        }
        Sae sae = Sae.of(16, 24, new float[16 * 24], new float[24], decoder, new float[16]);

        DictionaryRecovery recovery = recovery(dictionary, sae);

        assertThat(recovery.meanBestCosine()).isCloseTo(1, within(1e-6));
        assertThat(recovery.meanMatchedCosine()).isCloseTo(1, within(1e-6));
        assertThat(recovery.shareBestAbove09()).isEqualTo(1);
        assertThat(recovery.shareMatchedAbove09()).isEqualTo(1);
    }

    /**
     * The cosine of a direction with a random one has a density proportional to (1 - c^2)^((d - 3) / 2), so (1 + c) / 2 is
     * Beta((d - 1) / 2, (d - 1) / 2), and the greatest of m has its m-th power as distribution.
     */
    @Test
    void anUntrainedSaeRecoversWhatChanceGives() {
        BetaDistribution half = new BetaDistribution(31.5, 31.5);
        double expected = 1
                - new SimpsonIntegrator()
                        .integrate(1_000_000, c -> Math.pow(half.cumulativeProbability((1 + c) / 2), 512), -1, 1);
        SaeSpec.Trained spec = spec(8, 1, 2);
        Sae untrained = new SaeTrainer(spec, Device.cpu()).untrained(64);

        DictionaryRecovery recovery = recovery(PlantedDictionary.draw(64, 256, new Seed(9)), untrained);

        assertThat(untrained.dSae()).isEqualTo(512);
        assertThat(recovery.meanBestCosine()).isCloseTo(expected, within(0.01));
        assertThat(recovery.meanMatchedCosine()).isLessThan(recovery.meanBestCosine());
        assertThat(recovery.shareBestAbove09()).isZero();
    }

    @Test
    void equalSeedsGiveEqualScoresAndEveryDictionaryAndSeedAnother() {
        PlantedScore score = run(2, 1, 1);

        assertThat(run(2, 1, 1)).isEqualTo(score);
        assertThat(run(2, 1, 2).meanBestCosine()).isNotEqualTo(score.meanBestCosine());
        assertThat(run(2, 2, 1).chanceBestCosine()).isNotEqualTo(score.chanceBestCosine());
        assertThat(score.steps()).isEqualTo(20);
        assertThat(score.architecture()).isEqualTo("topk");
        assertThat(score.l0()).isBetween(1.0, 2.0);
    }

    /** At 2 active of 32 directions in 16 dimensions. */
    @Test
    @Tag("slow")
    void trainingFindsTheDictionary() {
        PlantedScore score = new PlantedTrial(SPEC, 2, 1, spec(4, 2_000, 2), new Seed(7), Device.cpu())
                .run(Progress.SILENT)
                .score();

        assertThat(score.chanceBestCosine()).isLessThan(0.7);
        assertThat(score.meanBestCosine()).isGreaterThan(0.95);
        assertThat(score.explainedVariance()).isGreaterThan(0.75);
    }

    private static final PlantedSpec SPEC = new PlantedSpec(16, 32, List.of(2), 0.5, 0.5, 1.5, 2, 500);

    private static PlantedScore run(int active, int dictionary, long seed) {
        return new PlantedTrial(SPEC, active, dictionary, spec(4, 20, 2), new Seed(seed), Device.cpu())
                .run(Progress.SILENT)
                .score();
    }

    private static DictionaryRecovery recovery(PlantedDictionary dictionary, Sae sae) {
        try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
            return DictionaryRecovery.of(manager, dictionary.toArray(), sae);
        }
    }

    private static SaeSpec.Trained spec(int expansion, int steps, int k) {
        SaeTraining training = new SaeTraining(
                steps, 256, 3e-3, 0, 0.2, 0.9, 0.999, 1, true, false, DecoderInit.UNIFORM, 0.5, true, 5);
        SaeArchitecture.DeadLoss dead = new SaeArchitecture.DeadLoss(1, 50);
        return new SaeSpec.Trained("t", expansion, new SaeArchitecture.TopK(k, dead, true), training);
    }
}
