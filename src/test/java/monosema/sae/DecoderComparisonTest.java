package monosema.sae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Against numpy 2.4.6 and scipy 1.17.1 in float64, {@code unit} scaling rows to length 1.
 *
 * <p>{@code c = unit(A) @ unit(A).T; fill_diagonal(c, -9); c.max(1).mean()} for the geometry;
 * {@code c = unit(A) @ unit(B).T; c[linear_sum_assignment(c, maximize=True)]} for matched cosines.
 */
class DecoderComparisonTest {
    private static final int WIDTH = 16;
    private static final double[][] A = rows(60, 37, 29);
    private static final double[][] B = b();

    private final NDManager manager = NDManager.newBaseManager();

    @AfterEach
    void close() {
        manager.close();
    }

    private static double[][] rows(int n, int a, int b) {
        double[][] rows = new double[n][WIDTH];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < WIDTH; k++) {
                rows[i][k] = (a * i * i + b * k * k + 13 * i * k + 7 * i) % 101 - 50;
            }
        }
        return rows;
    }

    /** The first 30 of its 80 rows are rows of A, the more disturbed the later they come. */
    private static double[][] b() {
        double[][] rows = rows(80, 53, 17);
        for (int i = 0; i < 30; i++) {
            for (int k = 0; k < WIDTH; k++) {
                rows[i][k] = A[7 * i % 60][k] + rows[i][k] * (i / 20.0);
            }
        }
        return rows;
    }

    /** {@code A[10:50:2]}, a little disturbed. */
    private static double[][] dictionary() {
        double[][] rows = rows(20, 5, 3);
        for (int i = 0; i < 20; i++) {
            for (int k = 0; k < WIDTH; k++) {
                rows[i][k] = A[10 + 2 * i][k] + rows[i][k] / 4;
            }
        }
        return rows;
    }

    private static Sae sae(double[][] decoder) {
        int features = decoder.length;
        float[] wDec = new float[features * WIDTH];
        for (int i = 0; i < wDec.length; i++) {
            wDec[i] = (float) decoder[i / WIDTH][i % WIDTH];
        }
        return Sae.of(WIDTH, features, new float[wDec.length], new float[features], wDec, new float[WIDTH]);
    }

    private static int[] every(int step, int size) {
        return IntStream.iterate(0, i -> i < size, i -> i + step).toArray();
    }

    @Test
    void meanMaxCosineIsNumpys() {
        DecoderGeometry ofA = DecoderGeometry.of(manager, sae(A));
        assertThat(ofA.features()).isEqualTo(60);
        assertThat(ofA.meanMaxCosine()).isCloseTo(0.5976300037313854, within(1e-7));
        assertThat(DecoderGeometry.of(manager, sae(B)).meanMaxCosine()).isCloseTo(0.6274547338748286, within(1e-7));

        DecoderGeometry ofSome = DecoderGeometry.of(manager, sae(A), every(3, 60));
        assertThat(ofSome.features()).isEqualTo(20);
        assertThat(ofSome.meanMaxCosine()).isCloseTo(0.4744667736274805, within(1e-7));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 30, 59, 60})
    void blocksOfAnySizeGiveTheSameCosines(int block) {
        Directions a = Directions.ofDecoder(sae(A));
        Directions b = Directions.ofDecoder(sae(B));
        assertThat(a.bestAmongOthers(manager, block)).containsExactly(a.bestAmongOthers(manager, 60), within(1e-6));
        float[][] whole = a.cosines(manager, b);
        float[][] inBlocks = a.cosines(manager, b, block);
        for (int i = 0; i < 60; i++) {
            assertThat(inBlocks[i]).containsExactly(whole[i], within(1e-6f));
        }
    }

    @Test
    void copiesAndOppositesAndZerosHaveTheirCosines() {
        double[][] rows = new double[4][WIDTH];
        rows[0][3] = 2;
        rows[1][3] = 5;
        rows[2][3] = -1;
        assertThat(Directions.of(rows).bestAmongOthers(manager)).containsExactly(1, 1, 0, 0);
        assertThat(DecoderGeometry.of(manager, sae(new double[][] {rows[0], rows[2]}))
                        .meanMaxCosine())
                .isEqualTo(-1);
        assertThat(DecoderGeometry.of(manager, sae(rows), new int[] {2}).meanMaxCosine())
                .isNaN();
    }

    @Test
    void matchingIsThatOfScipy() {
        DecoderMatching matching = DecoderMatching.of(manager, sae(A), sae(B));
        assertThat(matching.pairs()).isEqualTo(60);
        assertThat(matching.unpaired()).isEqualTo(20);
        assertThat(matching.meanCosine()).isCloseTo(0.6739044665585984, within(1e-7));
        assertThat(matching.shareAbove09()).isEqualTo(0.21666666666666667);
        assertThat(matching.shareAbove07()).isEqualTo(0.38333333333333336);
        assertThat(matching.cosines().counts().subList(0, 26)).containsOnly(0);
        assertThat(matching.cosines().counts().subList(26, 40))
                .isEqualTo(List.of(1, 1, 2, 5, 11, 9, 5, 3, 3, 4, 1, 2, 5, 8));
    }

    @Test
    void matchingOfSomeFeaturesIsThatOfScipyInEitherOrder() {
        DecoderMatching matching = DecoderMatching.of(manager, sae(A), every(3, 60), sae(B), every(2, 80));
        assertThat(matching.pairs()).isEqualTo(20);
        assertThat(matching.meanCosine()).isCloseTo(0.6357934432311145, within(1e-7));
        assertThat(matching.shareAbove09()).isEqualTo(0.15);
        assertThat(matching.shareAbove07()).isEqualTo(0.35);
        assertThat(DecoderMatching.of(manager, sae(B), every(2, 80), sae(A), every(3, 60)))
                .usingRecursiveComparison()
                .withComparatorForType((x, y) -> Math.abs(x - y) < 1e-7 ? 0 : 1, Double.class)
                .isEqualTo(matching);
    }

    @Test
    void anSaeMatchesItselfWholly() {
        DecoderMatching matching = DecoderMatching.of(manager, sae(A), sae(A));
        assertThat(matching.meanCosine()).isCloseTo(1, within(1e-6));
        assertThat(matching.shareAbove09()).isEqualTo(1);
    }

    @Test
    void recoveryOfADictionaryIsThatOfNumpyAndScipy() {
        assertThat(DictionaryRecovery.of(manager, dictionary(), sae(B)))
                .usingRecursiveComparison()
                .withComparatorForType((x, y) -> Math.abs(x - y) < 1e-7 ? 0 : 1, Double.class)
                .isEqualTo(new DictionaryRecovery(20, 0.7151341746644956, 0.25, 0.703141906575224, 0.25));
    }

    @Test
    void plantedDirectionsWithoutAFeatureCountAsNotRecovered() {
        assertThat(DictionaryRecovery.of(manager, dictionary(), sae(A), every(5, 60)))
                .usingRecursiveComparison()
                .withComparatorForType((x, y) -> Math.abs(x - y) < 1e-7 ? 0 : 1, Double.class)
                .isEqualTo(new DictionaryRecovery(20, 0.5406817103415762, 0.2, 0.36282408585007636, 0.2));
    }

    @Test
    void anSaeWithoutLiveFeaturesIsMeasuredToo() {
        assertThat(DictionaryRecovery.of(manager, dictionary(), sae(A), new int[0]))
                .isEqualTo(new DictionaryRecovery(20, 0, 0, 0, 0));
        DecoderMatching matching = DecoderMatching.of(manager, sae(A), new int[0], sae(B), every(1, 80));
        assertThat(matching.pairs()).isZero();
        assertThat(matching.unpaired()).isEqualTo(80);
        assertThat(matching.meanCosine()).isNaN();
        assertThat(DecoderGeometry.of(manager, sae(A), new int[0]).meanMaxCosine())
                .isNaN();
    }

    @Test
    void otherWidthsAndUnknownFeaturesAreRefused() {
        Sae narrow = Sae.of(1, 1, new float[1], new float[1], new float[] {1}, new float[1]);
        assertThatThrownBy(() -> DecoderMatching.of(manager, sae(A), narrow))
                .hasMessage("directions must have equal widths, had 1 and 16");
        assertThatThrownBy(() -> DecoderGeometry.of(manager, sae(A), new int[] {60}))
                .hasMessage("features must be in [0, 60), was 60");
        assertThatThrownBy(() -> DictionaryRecovery.of(manager, new double[][] {{1}, {Double.NaN}}, narrow))
                .hasMessage("direction 1 must be finite");
    }
}
