package monosema.bench;

import java.io.PrintStream;

/** A measurement that the README quotes: it says what it timed, on what sizes, how often. */
interface Bench {
    /**
     * Measures and prints.
     *
     * @param out one line a figure, plain text
     */
    void run(PrintStream out) throws Exception;
}
