package monosema.run;

import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import monosema.provenance.Progress;

/** What a run tells while it works: a line for each stage, and how far a long one is. */
public final class Console {
    private static final int LOG_LINES = 25;

    private final PrintStream out;
    private final boolean terminal;
    private final String prefix;
    private final Deque<String> log = new ArrayDeque<>();

    private Console(PrintStream out, boolean terminal, String prefix) {
        this.out = out;
        this.terminal = terminal;
        this.prefix = prefix;
    }

    /** The process' standard output; a moving bar where a terminal shows it, plain lines elsewhere. */
    @SuppressWarnings(
            "SystemConsoleNull") // The run's JVM is started with -Djdk.console=java.base: null off a terminal.
    public static Console system() {
        return new Console(System.out, System.console() != null, "");
    }

    /** Plain lines into any stream. */
    public static Console plain(PrintStream out) {
        return new Console(out, false, "");
    }

    /** The same stream for one of several that work at the same time: plain lines that say whose they are. */
    Console of(String name) {
        return new Console(out, false, name + "  ");
    }

    /** Forgets what was printed: an experiment begins. */
    synchronized void beginLog() {
        log.clear();
    }

    /** The last lines since then. */
    synchronized List<String> log() {
        return List.copyOf(log);
    }

    /** Prints one line. */
    public synchronized void line(String text) {
        log.addLast(text);
        if (log.size() > LOG_LINES) {
            log.removeFirst();
        }
        out.println(prefix + text);
        out.flush();
    }

    /** Prints one line, formatted in the root locale. */
    public void line(String format, Object... arguments) {
        line(String.format(Locale.ROOT, format, arguments));
    }

    /**
     * Progress of one stage; close it before the next line is printed.
     *
     * @param stage what is worked on
     */
    StageProgress progress(String stage) {
        return terminal ? new BarProgress(stage) : new LineProgress(stage, this);
    }

    /** Progress that is shown until it is closed. */
    interface StageProgress extends Progress, AutoCloseable {
        @Override
        void close();
    }
}
