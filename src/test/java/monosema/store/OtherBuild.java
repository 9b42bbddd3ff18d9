package monosema.store;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A second build, as a process of its own, that waits at one point until its input closes. */
final class OtherBuild implements AutoCloseable {
    static final StageInput SLOW = StageInput.of("slow", 1).seed(42);

    private final Process process;

    private OtherBuild(Process process) {
        this.process = process;
    }

    /** One that begins the stage {@code slow} and waits in the middle of it. */
    static OtherBuild writing(Path store) throws IOException {
        return started(store, "writing");
    }

    /** One that has made the stage {@code slow} and goes on with something else. */
    static OtherBuild reading(Path store) throws IOException {
        return started(store, "reading");
    }

    private static OtherBuild started(Path store, String where) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        java,
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherBuild.class.getName(),
                        store.toString(),
                        where)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Reader out = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8);
        if (out.read() != 'w') {
            throw new IOException("the other build did not start");
        }
        return new OtherBuild(process);
    }

    /** Lets it write the rest and end. */
    void finish() throws IOException, InterruptedException {
        process.getOutputStream().close();
        process.waitFor();
    }

    /** As a power cut would. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    public static void main(String[] arguments) throws IOException {
        boolean writing = arguments[1].equals("writing");
        try (StageStore store = StageStore.open(Path.of(arguments[0]), message -> {})) {
            store.run("story", SLOW, folder -> {
                Files.writeString(folder.resolve("half.txt"), "half");
                if (writing) {
                    pause();
                }
                Files.writeString(folder.resolve("whole.txt"), "made by the other build");
            });
            if (!writing) {
                pause();
            }
        }
    }

    private static void pause() throws IOException {
        System.out.print("w");
        System.out.flush();
        System.in.readAllBytes();
    }
}
