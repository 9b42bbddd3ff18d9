package monosema.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import monosema.activations.ActivationMatrix;
import monosema.config.AnalysisSpec;
import monosema.io.BadInputException;
import monosema.provenance.Seed;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

class NeuronTestsTest {
    private static final boolean[] FIRST = {true, false, true, false, true, false};

    private static final Seed SEED = new Seed(42);
    /** Neuron 0 constant overall, 1 constant within each class, 2 near equal, 3 different. */
    private static final ActivationMatrix ACTIVATIONS = ActivationMatrix.of(6, 4, new float[] {
        0.1f, 2, 1, 9.0f, //
        0.1f, 1, 2, 1.5f, //
        0.1f, 2, 3, 9.5f, //
        0.1f, 1, 3, 1.0f, //
        0.1f, 2, 2, 9.2f, //
        0.1f, 1, 2, 1.2f,
    });

    @Test
    void everyNeuronHasARowInOrder() {
        NeuronTests tests = NeuronTests.of(ACTIVATIONS, FIRST, new AnalysisSpec.TTest(1e-3), SEED);

        assertThat(tests.rows()).extracting(NeuronTest::neuron).containsExactly(0, 1, 2, 3);
        assertThat(tests.tested()).isEqualTo(3);
        assertThat(tests.constant()).isEqualTo(1);
        NeuronTest constant = tests.rows().get(0);
        assertThat(constant.p()).isNaN();
        assertThat(constant.pHolm()).isNaN();
        assertThat(constant.significant()).isFalse();
        assertThat(constant.mean1()).isEqualTo((double) 0.1f);
        NeuronTest separated = tests.rows().get(1);
        assertThat(separated.t()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(separated.p()).isZero();
        assertThat(separated.significant()).isTrue();
    }

    /** scipy 1.17.1: ttest_ind(float32 columns as float64, equal_var=False); corrections of three tests by hand. */
    @Test
    void matchesScipyOnWidenedFloats() {
        NeuronTests tests = NeuronTests.of(ACTIVATIONS, FIRST, new AnalysisSpec.TTest(1e-3), SEED);

        NeuronTest row = tests.rows().get(3);
        assertThat(row.n1()).isEqualTo(3);
        assertThat(row.n2()).isEqualTo(3);
        assertThat(row.t() / 38.93313995179525).isCloseTo(1, within(1e-12));
        assertThat(row.df() / 3.9999999999999845).isCloseTo(1, within(1e-12));
        assertThat(row.p() / 2.5999550895766877e-06).isCloseTo(1, within(1e-11));
        assertThat(row.pBonferroni()).isEqualTo(3 * row.p());
        assertThat(row.pHolm()).isEqualTo(2 * row.p());
        assertThat(row.pBh()).isCloseTo(1.5 * row.p(), within(1e-18));
        for (Discovery way : Discovery.values()) {
            boolean byFewLabellings = way == Discovery.MAX_T || way.name().startsWith("MANN_WHITNEY");
            assertThat(tests.found(way)).as(way.id()).isEqualTo(byFewLabellings ? 0 : 2);
        }
    }

    /** The study's own figure for 1,024 tests: 98.98%. */
    @Test
    void familywiseConfidenceIsTheStudys() {
        float[] values = new float[4 * 1024];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 1023;
        }
        NeuronTests tests = NeuronTests.of(
                ActivationMatrix.of(4, 1024, values),
                new boolean[] {true, true, false, false},
                new AnalysisSpec.TTest(1e-5),
                SEED);

        assertThat(tests.tested()).isEqualTo(1024);
        assertThat(tests.familywiseConfidence()).isCloseTo(Math.pow(0.99999, 1024), within(1e-12));
        assertThat(tests.guaranteedConfidence()).isCloseTo(1 - 1024e-5, within(1e-12));
    }

    @Test
    void refusesAClassOfOneWord() {
        boolean[] one = {true, false, false, false, false, false};

        assertThatThrownBy(() -> NeuronTests.of(ACTIVATIONS, one, new AnalysisSpec.TTest(1e-5), SEED))
                .isInstanceOf(BadInputException.class)
                .hasMessage("a t-test needs two words of each label, the smaller class has 1 of 6");
    }

    /** Half the labellings of three against three words are the mirror of another, so the separating neurons have 2/20. */
    @Test
    void effectsAndMaxTStandBesideTheTest() {
        NeuronTests tests = NeuronTests.of(ACTIVATIONS, FIRST, new AnalysisSpec.TTest(1e-3), SEED);

        NeuronTest separated = tests.rows().get(1);
        assertThat(separated.pMaxT()).isBetween(0.08, 0.12);
        assertThat(separated.effect().u()).isEqualTo(9);
        assertThat(separated.effect().auc()).isEqualTo(1);
        assertThat(separated.effect().hedgesG()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(separated.effect().gLower()).isNaN();
        assertThat(tests.rows().get(0).effect()).isEqualTo(NeuronEffect.NONE);
        assertThat(tests.rows().get(0).pMaxT()).isNaN();
        assertThat(tests.criticalT()).isInfinite();
    }

    /** Zero-inflated neurons, 52 against 10 words, nothing to find: Welch with Bonferroni errs, max-T does not. */
    @Test
    void shuffledCountsShowWhichWayErrs() {
        UniformRandomProvider random = SEED.stream("test.activations");
        float[] values = new float[62 * 400];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextDouble() < 0.15 ? 1 + random.nextFloat() : 0;
        }
        boolean[] isFirst = new boolean[62];
        Arrays.fill(isFirst, 0, 52, true);

        NeuronTests tests = NeuronTests.of(
                ActivationMatrix.of(62, 400, values),
                isFirst,
                new AnalysisSpec.TTest(1e-4, AnalysisSpec.TTest.Variance.WELCH, 500, 0.05),
                SEED);

        assertThat(tests.shuffled()).extracting(ShuffledCount::discovery).containsExactly(Discovery.values());
        ShuffledCount bonferroni = shuffled(tests, Discovery.BONFERRONI);
        ShuffledCount maxT = shuffled(tests, Discovery.MAX_T);
        assertThat(bonferroni.any()).isGreaterThan(0.5);
        assertThat(maxT.any()).isLessThan(0.1);
        assertThat(maxT.neurons().lower()).isZero();
        assertThat(shuffled(tests, Discovery.HOLM).neurons().value())
                .isGreaterThanOrEqualTo(bonferroni.neurons().value());
    }

    private static ShuffledCount shuffled(NeuronTests tests, Discovery way) {
        return tests.shuffled().stream()
                .filter(count -> count.discovery() == way)
                .findFirst()
                .orElseThrow();
    }
}
