package monosema.run;

import java.io.IOException;
import monosema.provenance.Progress;

/** The work of a stage: a pure function of its inputs, written to files. */
@FunctionalInterface
interface StageWork {
    /**
     * Does the work.
     *
     * @param out takes numbers and files; the caller finishes it
     * @param progress told after each unit of work
     */
    void write(StageWriter out, Progress progress) throws IOException;
}
