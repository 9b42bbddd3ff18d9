package monosema.activations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import monosema.provenance.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Windows of 64 tokens, as the default experiment has them. */
class RowOrderTest {
    private static final int WINDOW = 64;
    private static final int ROWS_IN_POOL = 65_536;
    private static final int TOKENS = 200_037;
    /** Token 0 about once in twenty. */
    private static final IntBuffer STREAM = IntBuffer.wrap(
            IntStream.range(0, TOKENS).map(i -> i * 7919L % 20 == 0 ? 0 : 1).toArray());

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyTokenOfAnEpochsWindowsComesOnceAndNoneThatIsLeftOut(boolean withoutZeros) {
        RowOrder order = order(withoutZeros ? Set.of(0) : Set.of());
        for (long number : new long[] {0, 5}) {
            RowOrder.Epoch epoch = order.epoch(number);
            int[] tokens = IntStream.range(0, epoch.pools())
                    .flatMap(pool -> Arrays.stream(tokens(epoch, pool)))
                    .toArray();
            int first = first(epoch);
            assertThat(first).isBetween(0, WINDOW - 1);
            int[] expected = IntStream.range(first, first + (TOKENS - first) / WINDOW * WINDOW)
                    .filter(i -> !withoutZeros || STREAM.get(i) != 0)
                    .toArray();
            assertThat(tokens).isNotEqualTo(expected);
            assertThat(Arrays.stream(tokens).sorted().toArray()).isEqualTo(expected);
            assertThat(epoch.rows()).isEqualTo(expected.length);
        }
    }

    @Test
    void anEpochIsDealtOutEvenly() {
        RowOrder.Epoch epoch = order(Set.of()).epoch(0);
        assertThat(epoch.pools()).isEqualTo(4);
        for (int pool = 0; pool < 4; pool++) {
            assertThat(epoch.rows(pool)).isBetween(TOKENS / 4 - 2 * WINDOW, TOKENS / 4 + WINDOW);
            assertThat(epoch.rows(pool)).isEqualTo(epoch.order(pool).length);
        }
    }

    @Test
    void aPoolIsKnownWithoutThoseBeforeIt() {
        RowOrder order = order(Set.of(0));
        for (int epoch = 0; epoch < 3; epoch++) {
            for (int pool = 0; pool < 4; pool++) {
                tokens(order.epoch(epoch), pool);
            }
        }
        assertThat(tokens(order(Set.of(0)).epoch(2), 1)).isEqualTo(tokens(order.epoch(2), 1));
        assertThat(order.epoch(2).order(1)).isNotEqualTo(order.epoch(2).order(2));
        assertThat(first(order.epoch(2))).isNotEqualTo(first(order.epoch(1)));
    }

    @Test
    void aWindowOfMoreRowsThanAPoolIsAPoolOfItsOwn() {
        StreamWindows windows = new StreamWindows(STREAM, new WindowRule(1024, OptionalInt.of(0), Set.of()));
        RowOrder.Epoch epoch = new RowOrder(windows, 100, new Seed(3)).epoch(0);
        assertThat(epoch.pools()).isGreaterThan(190);
        assertThat(epoch.starts(7)).hasSize(1);
        assertThat(epoch.order(7)).hasSize(1024);
    }

    private static RowOrder order(Set<Integer> excluded) {
        StreamWindows windows = new StreamWindows(STREAM, new WindowRule(WINDOW, OptionalInt.empty(), excluded));
        return new RowOrder(windows, ROWS_IN_POOL, new Seed(3));
    }

    /** Where the rows of a pool stand in the stream. */
    private static int[] tokens(RowOrder.Epoch epoch, int pool) {
        int[] starts = epoch.starts(pool);
        return Arrays.stream(epoch.order(pool))
                .map(row -> starts[row / WINDOW] + row % WINDOW)
                .toArray();
    }

    private static int first(RowOrder.Epoch epoch) {
        return IntStream.range(0, epoch.pools())
                .flatMap(pool -> Arrays.stream(epoch.starts(pool)))
                .min()
                .orElseThrow();
    }
}
