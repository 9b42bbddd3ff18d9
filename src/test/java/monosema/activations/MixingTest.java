package monosema.activations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import monosema.config.StreamSpec;
import monosema.provenance.Seed;
import org.junit.jupiter.api.Test;

/**
 * Rows of one window are alike, so neighbours in a batch must not come from one window more often than chance has it. What
 * a good order passes, no order and an order of windows alone must fail.
 */
class MixingTest {
    private static final int WINDOW = 64;
    private static final int TOKENS = 400_000;
    /** Tokens that change slowly, so that a row tells about its neighbours in the text. */
    private static final IntBuffer SLOW =
            IntBuffer.wrap(IntStream.range(0, 20_000).map(i -> 1 + i / 64 % 49).toArray());

    /** Of two rows of n windows of L each, perfectly shuffled, (L - 1) / (n L - 1) are of one window. */
    @Test
    void neighboursComeFromOneWindowAsOftenAsInAPerfectShuffleOfTheirPool() {
        StreamWindows windows =
                new StreamWindows(IntBuffer.allocate(TOKENS), new WindowRule(WINDOW, OptionalInt.empty(), Set.of()));
        RowOrder.Epoch epoch = new RowOrder(windows, 131_072, new Seed(5)).epoch(0);
        long same = 0;
        double expected = 0;
        for (int pool = 0; pool < epoch.pools(); pool++) {
            same += inOneWindow(epoch.order(pool));
            expected += WINDOW - 1.0;
        }
        assertThat(expected).isEqualTo(4 * 63);
        assertThat((double) same).as("five standard deviations").isCloseTo(expected, within(5 * Math.sqrt(expected)));
        assertThat(same / (double) epoch.rows()).isLessThan(0.001);
        int[] windowsAlone = IntStream.range(0, epoch.rows(0)).toArray();
        assertThat(inOneWindow(windowsAlone) / (double) windowsAlone.length).isGreaterThan(0.98);
    }

    /** Of n rows in random order it is -1 / (n - 1), with a standard deviation of about 1 / sqrt(n): here 0.007. */
    @Test
    void neighboursAreUncorrelated() {
        try (TinyCorpus tiny = new TinyCorpus()) {
            CorpusActivations activations = tiny.activations(16, StreamSpec.DEFAULT);
            List<Integer> text = new ArrayList<>();
            activations.forEachBatch(SLOW, batch -> text.addAll(TinyCorpus.tokens(tiny.spots(batch))));
            try (ActivationStore store = tiny.store(activations, SLOW, 8192, PoolBudget.NONE);
                    ActivationStream stream = store.open()) {
                List<Integer> mixed = TinyCorpus.tokens(
                        tiny.spots(stream, (int) store.order().epoch(0).rows()));
                assertThat(mixed).hasSizeGreaterThan(19_900);
                assertThat(autocorrelation(mixed)).isCloseTo(0, within(0.035));
            }
            assertThat(autocorrelation(text)).isGreaterThan(0.9);
            List<Integer> windowsAlone = windowsAlone(text);
            assertThat(autocorrelation(windowsAlone)).isGreaterThan(0.8);
        }
    }

    private static long inOneWindow(int[] order) {
        return IntStream.range(1, order.length)
                .filter(i -> order[i - 1] / WINDOW == order[i] / WINDOW)
                .count();
    }

    /** Windows of 16 in another order. */
    private static List<Integer> windowsAlone(List<Integer> text) {
        int windows = text.size() / 16;
        return IntStream.range(0, windows)
                .map(i -> (int) (i * 7919L % windows))
                .boxed()
                .flatMap(window -> text.subList(16 * window, 16 * window + 16).stream())
                .toList();
    }

    /** At lag 1. */
    private static double autocorrelation(List<Integer> values) {
        double[] x = values.stream().mapToDouble(Integer::doubleValue).toArray();
        double mean = Arrays.stream(x).average().orElseThrow();
        double product = 0;
        double square = 0;
        for (int i = 0; i < x.length; i++) {
            square += (x[i] - mean) * (x[i] - mean);
            product += i == 0 ? 0 : (x[i - 1] - mean) * (x[i] - mean);
        }
        return product / square;
    }
}
