package monosema.hub;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer, piece by piece, each within a time: the client's own streams wait without end for a server
 * that has fallen silent.
 */
final class TimedBody implements HttpResponse.BodySubscriber<TimedBody>, AutoCloseable {
    /**
     * What arrived.
     *
     * @param bytes none at the end
     * @param failure null if the body is whole
     */
    private record Arrival(
            List<ByteBuffer> bytes, boolean last, @Nullable Throwable failure) {}

    /** Pieces, of at most 16 KiB, that may wait here, so that receiving and writing do not wait for each other. */
    private static final int WINDOW = 64;

    private final Duration patience;
    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private Flow.@Nullable Subscription subscription;
    private boolean closed;

    TimedBody(Duration patience) {
        this.patience = patience;
    }

    /**
     * Waits for more.
     *
     * @return empty at the end
     * @throws TransientException if the connection breaks, or is silent for too long
     * @throws InterruptedIOException if this thread is interrupted
     */
    List<ByteBuffer> next() throws IOException {
        Arrival arrival = await();
        if (arrival == null) {
            close();
            throw TransientException.broken("nothing was received for " + patience.toMillis() / 1000.0 + " s");
        } else if (arrival.failure != null) {
            throw TransientException.broken("the connection broke (" + Failure.reason(arrival.failure) + ")");
        } else if (!arrival.last) {
            request();
        }
        return arrival.bytes;
    }

    private @Nullable Arrival await() throws InterruptedIOException {
        try {
            return arrivals.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            close();
            throw Failure.interrupted();
        }
    }

    /** There when the headers are, so that the answer need not wait for the body. */
    @Override
    public CompletionStage<TimedBody> getBody() {
        return CompletableFuture.completedStage(this);
    }

    @Override
    public synchronized void onSubscribe(Flow.Subscription given) {
        subscription = given;
        if (closed) {
            given.cancel();
        } else {
            given.request(WINDOW);
        }
    }

    private synchronized void request() {
        if (subscription != null) {
            subscription.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> bytes) {
        arrivals.add(new Arrival(List.copyOf(bytes), false, null));
    }

    @Override
    public void onError(Throwable failure) {
        arrivals.add(new Arrival(List.of(), true, failure));
    }

    @Override
    public void onComplete() {
        arrivals.add(new Arrival(List.of(), true, null));
    }

    /** Closes the connection if the body has not all arrived. */
    @Override
    public synchronized void close() {
        closed = true;
        if (subscription != null) {
            subscription.cancel();
        }
    }
}
