package monosema.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ParallelTest {

    /** Whoever calls closes what the pieces write to. */
    @Test
    void whatAPieceThrowsIsThrownAfterThePiecesUnderWayHaveEndedUndisturbed() {
        Thread caller = Thread.currentThread();
        CountDownLatch bothRun = new CountDownLatch(2);
        AtomicBoolean ended = new AtomicBoolean();
        AtomicInteger begun = new AtomicInteger();

        assertThatThrownBy(() -> Parallel.range(1_000, i -> {
                    begun.incrementAndGet();
                    bothRun.countDown();
                    await(bothRun);
                    if (i == 0) {
                        throw new IllegalStateException("piece 0");
                    }
                    untilItWaitsForTheOthers(caller);
                    if (i == 1) {
                        ended.set(true);
                    }
                }))
                .hasMessage("piece 0");

        assertThat(ended).isTrue();
        assertThat(begun).hasValueLessThan(1_000);
    }

    @Test
    void resultsComeInTheOrderOfTheIndices() {
        assertThat(Parallel.map(5, i -> i * i)).containsExactly(0, 1, 4, 9, 16);
        assertThat(Parallel.map(0, i -> i)).isEmpty();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("disturbed", e);
        }
    }

    /** Before that it waits without a limit, for the piece that fails. */
    private static void untilItWaitsForTheOthers(Thread caller) {
        while (caller.getState() != Thread.State.TIMED_WAITING) {
            if (Thread.interrupted()) {
                throw new IllegalStateException("disturbed");
            }
            Thread.onSpinWait();
        }
        if (Thread.interrupted()) {
            throw new IllegalStateException("disturbed");
        }
    }
}
