package monosema.site;

import java.util.concurrent.atomic.AtomicReference;

/** Work on a thread whose stack is deep enough for the HTML checker: its schema is evaluated by recursion. */
final class DeepStack {
    private static final long BYTES = 64L << 20;

    private DeepStack() {}

    /** Does the work and waits for it; what it throws is thrown here. */
    static void run(Runnable work) {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread thread = new Thread(null, work, "monosema-html-check", BYTES);
        thread.setUncaughtExceptionHandler((ignored, thrown) -> failure.set(thrown));
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the site was checked", e);
        }
        Throwable thrown = failure.get();
        if (thrown instanceof RuntimeException cause) {
            throw cause;
        }
        if (thrown instanceof Error cause) {
            throw cause;
        }
    }
}
