package monosema.sae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Optional;
import monosema.activations.ActivationMatrix;
import monosema.activations.RowSample;
import monosema.config.SaeArchitecture;
import monosema.config.SaeSpec;
import monosema.config.SaeTraining;
import monosema.config.SaeTraining.DecoderInit;
import monosema.provenance.Seed;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UntrainedSaeTest {
    private static final int D_IN = 24;
    private static final int D_SAE = 96;
    private static final int ROWS = 1_000;

    private final Sae trained = RandomSae.standard(D_IN, D_SAE, 1);

    @ParameterizedTest
    @ValueSource(doubles = {0.4, 5, 30, 80})
    void asManyFeaturesAreAboveZeroAsAsked(double target) {
        try (NDManager manager = NDManager.newBaseManager()) {
            RowSample rows = new RowSample(ROWS, D_IN, new Seed(2));
            rows.add(manager.create(activations(), new Shape(ROWS, D_IN)));

            Sae sae =
                    UntrainedSae.beside(trained, Optional.empty(), new Seed(3)).ofL0(target, rows, Device.cpu());

            try (LoadedSae loaded = sae.load(manager)) {
                SaeQualityMeter meter = new SaeQualityMeter(loaded);
                meter.add(manager.create(activations(), new Shape(ROWS, D_IN)));
                assertThat(meter.quality().l0()).isCloseTo(target, within(0.02 * target));
            }
        }
    }

    /** Rows are not centred, so that a bias of 0 would not give half. */
    @Test
    void onASampleOfTheRowsItIsNear() {
        try (NDManager manager = NDManager.newBaseManager()) {
            RowSample rows = new RowSample(500, D_IN, new Seed(2));
            rows.add(manager.create(activations(), new Shape(ROWS, D_IN)));

            Sae sae =
                    UntrainedSae.beside(trained, Optional.empty(), new Seed(3)).ofL0(12, rows, Device.cpu());

            try (LoadedSae loaded = sae.load(manager)) {
                SaeQualityMeter meter = new SaeQualityMeter(loaded);
                meter.add(manager.create(activations(), new Shape(ROWS, D_IN)));
                assertThat(meter.quality().l0()).isCloseTo(12, within(0.6));
            }
        }
    }

    @Test
    void itsRowsAreUnitVectorsWithTheEncoderTheirTransposeAndOneBias() {
        Sae sae = ofL0(UntrainedSae.beside(trained, Optional.empty(), new Seed(3)), 10);

        assertThat(sae.dSae()).isEqualTo(D_SAE);
        assertThat(Arrays.stream(sae.decoderNorms()).boxed())
                .hasSize(D_SAE)
                .allMatch(norm -> Math.abs(norm - 1) < 1e-6);
        float[] encoder = sae.tensor("W_enc").toArray();
        float[] decoder = sae.tensor("W_dec").toArray();
        for (int i = 0; i < D_SAE; i++) {
            for (int j = 0; j < D_IN; j++) {
                assertThat(encoder[j * D_SAE + i]).isEqualTo(decoder[i * D_IN + j]);
            }
        }
        float[] bias = sae.tensor("b_enc").toArray();
        assertThat(bias).containsOnly(bias[0]);
        assertThat(sae.tensor("b_dec").toArray()).containsOnly(0f);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNIFORM", "POSITIVE"})
    void itsDirectionsAreThoseThatTrainingBeganWith(DecoderInit init) {
        SaeTraining training = new SaeTraining(1, 1, 1e-3, 0, 0, 0.9, 0.999, 1, true, false, init, 0.1, true, 17);
        SaeSpec.Trained recipe = new SaeSpec.Trained("s", 4, new SaeArchitecture.Standard(1, 0), training);
        float[] first = new SaeTrainer(recipe, Device.cpu())
                .untrained(D_IN)
                .tensor("W_dec")
                .toArray();

        Sae sae = ofL0(UntrainedSae.beside(trained, Optional.of(recipe), new Seed(3)), 10);

        float[] rows = sae.tensor("W_dec").toArray();
        for (int i = 0; i < rows.length; i++) {
            assertThat(rows[i]).isCloseTo(10 * first[i], within(1e-6f));
        }
    }

    @Test
    void noneIsAboveZeroOnTheRowsWhereTheTrainedOneIsSilent() {
        Sae sae = ofL0(UntrainedSae.beside(trained, Optional.empty(), new Seed(3)), 0);

        double sum = 0;
        for (float feature :
                sae.encode(ActivationMatrix.of(ROWS, D_IN, activations())).toArray()) {
            sum += feature;
        }
        assertThat(sum).isCloseTo(0, within(1e-5));
    }

    private static Sae ofL0(UntrainedSae untrained, double l0) {
        try (NDManager manager = NDManager.newBaseManager()) {
            RowSample rows = new RowSample(ROWS, D_IN, new Seed(2));
            rows.add(manager.create(activations(), new Shape(ROWS, D_IN)));
            return untrained.ofL0(l0, rows, Device.cpu());
        }
    }

    private static float[] activations() {
        UniformRandomProvider random = new Seed(5).stream("activations");
        float[] x = new float[ROWS * D_IN];
        for (int i = 0; i < x.length; i++) {
            x[i] = random.nextFloat() - 0.3f + 0.2f * (i % 5);
        }
        return x;
    }
}
