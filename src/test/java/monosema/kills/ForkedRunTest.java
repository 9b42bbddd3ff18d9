package monosema.kills;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The JVM that a user starts and the one that does the work: what becomes of one when the other is killed. */
@Tag("slow")
class ForkedRunTest {
    private static final int SIGKILL = 9;

    @TempDir
    Path folder;

    private Path log;
    private Process outer;
    private ProcessHandle worker;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        Build build = new Build(KilledStudy.write(folder), folder.resolve("build")).emptied();
        log = build.log();
        outer = build.startForking("run");
        while (outer.isAlive() && !Files.readString(log).contains("corpus")) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        List<ProcessHandle> children = outer.children().toList();
        assertThat(children).as("the worker, at work").hasSize(1);
        worker = children.get(0);
    }

    @AfterEach
    void end() {
        worker.destroyForcibly();
        outer.destroyForcibly();
    }

    @Test
    void theWorkEndsWithTheJvmThatStartedIt() throws Exception {
        outer.destroyForcibly().waitFor();
        worker.onExit().get(20, TimeUnit.SECONDS);
        assertThat(worker.isAlive()).isFalse();
    }

    @Test
    void aWorkerThatIsKilledIsSaidWithHowToGoOn() throws Exception {
        worker.destroyForcibly();
        assertThat(outer.waitFor()).isEqualTo(128 + SIGKILL);
        assertThat(Files.readString(log))
                .contains(
                        "error: the JVM of the run was ended by signal 9 (somebody's, or the system's for lack of memory);"
                                + " what was finished is kept: the same command goes on from there");
    }
}
