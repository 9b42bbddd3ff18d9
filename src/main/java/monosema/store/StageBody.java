package monosema.store;

import java.io.IOException;
import java.nio.file.Path;

/** The work of a stage. */
@FunctionalInterface
public interface StageBody {
    /**
     * Fills a new, empty folder with the result; regular files and folders only. The folder moves when it is complete.
     *
     * @throws IOException if the result cannot be written
     */
    void write(Path folder) throws IOException;
}
