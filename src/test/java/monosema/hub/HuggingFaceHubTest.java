package monosema.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * One cache for both programs: needs {@code -Dmonosema.python=PYTHON}, an interpreter with {@code huggingface_hub}
 * (tried with 2.4.0).
 */
@Tag("slow")
class HuggingFaceHubTest extends HubCase {
    private static final List<String> FILES = List.of("weights.bin", "config.json", "sub/d e.txt");

    @Test
    void huggingFaceHubFindsWhatWasDownloadedHere() throws Exception {
        server.put("sub/d%20e.txt", "text");
        List<String> ours = new ArrayList<>();
        for (String file : FILES) {
            ours.add(fetch(WantedFile.of(REPOSITORY, "main", file)).file().toString());
        }
        server.close();

        assertThat(python("local_files_only=True, revision='main'")).isEqualTo(ours);
        assertThat(python("local_files_only=True, revision='" + COMMIT + "'")).isEqualTo(ours);
    }

    @Test
    void whatHuggingFaceHubDownloadedIsFoundHere() throws Exception {
        server.put("sub/d%20e.txt", "text");
        List<String> theirs = python("revision='main'");
        List<String> layout = cached();
        offline();

        for (int i = 0; i < FILES.size(); i++) {
            assertThat(fetch(WantedFile.of(REPOSITORY, COMMIT, FILES.get(i))).file())
                    .hasToString(theirs.get(i));
            assertThat(fetch(WantedFile.of(REPOSITORY, "main", FILES.get(i))).file())
                    .hasToString(theirs.get(i));
        }
        assertThat(cached()).isEqualTo(layout);
    }

    @Test
    void bothLeaveTheSameFilesBehind() throws Exception {
        server.put("sub/d%20e.txt", "text");
        python("revision='refs/pr/1'");
        List<String> theirs = cached();
        environment.put("HF_HOME", home.resolve("ours").toString());
        for (String file : FILES) {
            fetch(WantedFile.of(REPOSITORY, "refs/pr/1", file));
        }
        environment.put("HF_HOME", home.toString());

        assertThat(cached(home.resolve("ours/hub/models--karpathy--tinyllamas")))
                .isEqualTo(theirs);
    }

    @Test
    void theCacheStaysWholeInTheEyesOfHuggingFaceHub() throws Exception {
        fetch(WANTED);

        assertThat(
                        run(
                                "from huggingface_hub import scan_cache_dir; i = scan_cache_dir();"
                                        + " print(len(i.warnings), [f.file_name for r in i.repos for v in r.revisions for f in v.files])"))
                .containsExactly("0 ['weights.bin']");
    }

    private List<String> python(String options) throws IOException, InterruptedException {
        return run(
                "from huggingface_hub import hf_hub_download\nfor f in ['weights.bin', 'config.json', 'sub/d e.txt']:\n"
                        + "    print(hf_hub_download('" + REPOSITORY + "', f, " + options + "))");
    }

    private List<String> run(String program) throws IOException, InterruptedException {
        String python = System.getProperty("monosema.python", "");
        assumeTrue(!python.isEmpty(), "needs -Dmonosema.python");
        ProcessBuilder builder = new ProcessBuilder(python, "-W", "ignore", "-c", program);
        builder.environment().putAll(environment);
        builder.environment().put("HF_HUB_DISABLE_PROGRESS_BARS", "1");
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(errors).isZero();
        return out.lines().toList();
    }
}
