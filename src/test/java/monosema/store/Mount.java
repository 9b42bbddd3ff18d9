package monosema.store;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A real file system over a folder, where this process may mount one; elsewhere its test is skipped and says so. */
final class Mount implements AutoCloseable {
    private final Path folder;

    private Mount(Path folder) {
        this.folder = folder;
    }

    /** An empty disk of some size. */
    static Mount disk(Path folder, String size) {
        assumeTrue(command("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", folder.toString()), "cannot mount");
        return new Mount(folder);
    }

    /** What lies in the folder, read-only for everybody. */
    static Mount readOnly(Path folder) {
        assumeTrue(command("mount", "--bind", folder.toString(), folder.toString()), "cannot mount");
        Mount mount = new Mount(folder);
        if (!command("mount", "-o", "remount,ro,bind", folder.toString())) {
            mount.close();
            assumeTrue(false, "cannot mount read-only");
        }
        return mount;
    }

    @Override
    public void close() {
        command("umount", "--lazy", folder.toString());
    }

    private static boolean command(String... words) {
        List<String> command = new ArrayList<>(List.of(words));
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
