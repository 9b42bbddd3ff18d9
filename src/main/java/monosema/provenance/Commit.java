package monosema.provenance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The state of the sources.
 *
 * @param id the commit's hash, or {@link #UNKNOWN}
 * @param dirty whether tracked files differ from it, or untracked ones lie beside them; false where it is not known
 */
public record Commit(String id, boolean dirty) {
    /** Where there is no git, no repository or no commit yet. */
    public static final String UNKNOWN = "unknown";

    private static final int SECONDS = 30;

    /**
     * Asks git.
     *
     * @param folder in the repository
     * @param generated folders below it that the build itself writes, such as {@code site}: changes there are not dirt
     */
    public static Commit of(Path folder, List<String> generated) {
        Optional<String> id = git(folder, List.of("rev-parse", "--verify", "HEAD"));
        if (id.isEmpty()) {
            return new Commit(UNKNOWN, false);
        }
        List<String> status = new ArrayList<>(List.of("status", "--porcelain", "--", ":/"));
        generated.forEach(path -> status.add(":(exclude)" + path));
        boolean dirty =
                git(folder, status).filter(changes -> !changes.isEmpty()).isPresent();
        return new Commit(id.get(), dirty);
    }

    private static Optional<String> git(Path folder, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD);
        // A build that only looks must not wait for, or leave, git's index lock.
        builder.environment().put("GIT_OPTIONAL_LOCKS", "0");
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
            return ended && process.exitValue() == 0 ? Optional.of(out.strip()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
