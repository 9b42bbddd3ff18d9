package monosema.run;

import java.time.Duration;

/** Progress as plain lines, at most one in fifteen seconds, with rate and time left: for logs. */
final class LineProgress implements Console.StageProgress {
    private static final long INTERVAL_NANOS = Duration.ofSeconds(15).toNanos();

    private final String stage;
    private final Console console;
    private final long start = System.nanoTime();
    private long lastLine = start;
    /** Units that were done before: a training that goes on from a checkpoint. */
    private long before = -1;

    LineProgress(String stage, Console console) {
        this.stage = stage;
        this.console = console;
    }

    @Override
    public void step(long done, long total, String detail) {
        if (before < 0) {
            before = done - 1;
        }
        long now = System.nanoTime();
        if (now - lastLine < INTERVAL_NANOS) {
            return;
        }
        lastLine = now;
        double seconds = (now - start) / 1e9;
        double rate = (done - before) / seconds;
        console.line(
                "          %-24s %,d of %,d, %.1f/s, %.0f s left%s",
                stage, done, total, rate, (total - done) / rate, detail.isEmpty() ? "" : ", " + detail);
    }

    @Override
    public void close() {}
}
