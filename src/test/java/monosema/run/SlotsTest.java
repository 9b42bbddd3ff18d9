package monosema.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.djl.Device;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SlotsTest {
    private static final long GIBIBYTE = 1L << 30;

    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    @Test
    void aGpuHasOneStageAtATimeAndAnotherGpuItsOwn() {
        Slots slots = new Slots(100 * GIBIBYTE);
        run(8, piece -> slots.tensors(Device.gpu(0), GIBIBYTE, this::work));
        assertThat(most).hasValue(1);
        CountDownLatch both = new CountDownLatch(2);
        run(2, piece -> slots.tensors(Device.gpu(piece), GIBIBYTE, () -> together(both)));
        assertThat(both.getCount()).isZero();
    }

    @Test
    void stagesOnTheCpuRunTogetherAsFarAsTheMemoryGoes() {
        Slots slots = new Slots(10 * GIBIBYTE);
        CountDownLatch four = new CountDownLatch(4);
        run(4, piece -> slots.tensors(Device.cpu(), 2 * GIBIBYTE, () -> together(four)));
        assertThat(four.getCount()).isZero();
        run(12, piece -> slots.tensors(Device.cpu(), 3 * GIBIBYTE, this::work));
        assertThat(most).as("of eight tenths of 10 GiB").hasValue(2);
    }

    @Test
    void aStageThatNeedsMoreThanThereIsRunsAlone() {
        Slots slots = new Slots(2 * GIBIBYTE);
        run(3, piece -> slots.tensors(Device.cpu(), 50 * GIBIBYTE, this::work));
        assertThat(most).hasValue(1);
    }

    @Test
    void aStageThatFailsGivesItsPlaceBack() {
        Slots slots = new Slots(2 * GIBIBYTE);
        for (int i = 0; i < 3; i++) {
            assertThat(catchThrowable(() -> slots.tensors(Device.gpu(0), 50 * GIBIBYTE, () -> {
                        throw new IOException("no");
                    })))
                    .hasMessage("no");
        }
        run(1, piece -> slots.tensors(Device.gpu(0), 50 * GIBIBYTE, this::work));
        assertThat(most).hasValue(1);
    }

    private void work() {
        most.accumulateAndGet(now.incrementAndGet(), Math::max);
        try {
            Thread.sleep(5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            now.decrementAndGet();
        }
    }

    /** Ends when all that are waited for are here, or after a while. */
    private static void together(CountDownLatch all) {
        all.countDown();
        try {
            if (!all.await(5, TimeUnit.SECONDS)) {
                throw new IllegalStateException("they do not run together");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Piece {
        void run(int piece) throws IOException;
    }

    private static void run(int pieces, Piece body) {
        List<Supplier<Integer>> work = new ArrayList<>();
        for (int i = 0; i < pieces; i++) {
            int piece = i;
            work.add(() -> {
                try {
                    body.run(piece);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                return piece;
            });
        }
        assertThat(SideBySide.all(pieces, work)).hasSize(pieces);
    }
}
