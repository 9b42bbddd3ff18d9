package monosema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import monosema.store.StageInput;
import monosema.store.StageResult;
import monosema.store.StageStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreCommandTest {
    private static final StageInput MODEL = StageInput.of("model", 3).seed(42);
    private static final StageInput SAE = StageInput.of("sae.s1", 1).upstream("model", MODEL.key());

    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = System.out;
    private final PrintStream errors = System.err;

    @BeforeEach
    void capture() {
        PrintStream both = new PrintStream(printed, true, StandardCharsets.UTF_8);
        System.setOut(both);
        System.setErr(both);
    }

    @AfterEach
    void giveBack() {
        System.setOut(out);
        System.setErr(errors);
    }

    @Test
    void aStoreThatIsNotThereHasNothingAndIsNotMade() {
        assertThat(store("ls")).isEqualTo(Main.OK);

        assertThat(text()).endsWith("nothing is stored\n");
        assertThat(folder.resolve("store")).doesNotExist();
    }

    @Test
    void aTableTellsStagesTheirUsersAndWhatIsWrongWithThem() throws IOException {
        StageResult model = run("story", MODEL);
        run("another", MODEL);
        run("third", MODEL);
        Path damaged = run("story", SAE).folder().resolve("weights.txt");
        Files.writeString(damaged, "shorter");
        Files.setLastModifiedTime(
                model.folder().resolve("manifest.json"),
                FileTime.from(Instant.now().minus(Duration.ofDays(3))));
        Path checkpoint = folder.resolve("store/scratch").resolve("0".repeat(64));
        Files.writeString(Files.createDirectories(checkpoint).resolve("weights"), "x".repeat(2048));

        assertThat(store("ls")).isEqualTo(Main.OK);

        assertThat(text().lines().map(String::strip))
                .anyMatch(line -> line.matches("model +" + MODEL.key().hex().substring(0, 12)
                        + " +\\d+ B +3 d +\\d+ s +0\\.\\d s +another, story and 1 more"))
                .anyMatch(line -> line.matches("sae\\.s1 +" + SAE.key().hex().substring(0, 12)
                        + " .* story +damaged: weights\\.txt has changed"))
                .anyMatch(line -> line.matches("- +000000000000 +2\\.0 KiB .* unfinished: its checkpoint"))
                .anyMatch(line -> line.matches("2 results, 1\\.\\d KiB; 1 damaged, \\d+ B; 1 unfinished, 2\\.0 KiB"));
    }

    @Test
    void lengthsAreLookedAtAtOnceAndBytesWhenAsked() throws IOException {
        Path weights = run("story", MODEL).folder().resolve("weights.txt");
        Files.writeString(weights, "WEIGHTS OF model");

        assertThat(store("ls")).isEqualTo(Main.OK);
        assertThat(text()).doesNotContain("damaged");
        assertThat(store("ls", "--verify")).isEqualTo(Main.FAILED);
        assertThat(text()).contains("damaged: weights.txt has changed");
    }

    @Test
    void experimentAndStageNarrowTheTableAndATypoNamesWhatThereIs() throws IOException {
        run("story", MODEL);
        run("another", SAE);

        assertThat(store("ls", "--stage=sae")).isEqualTo(Main.OK);
        assertThat(text()).contains("sae.s1").doesNotContain("model");
        printed.reset();
        assertThat(store("ls", "--experiment=story")).isEqualTo(Main.OK);
        assertThat(text()).contains("model").doesNotContain("sae.s1");
        printed.reset();
        assertThat(store("ls", "--experiment=stroy")).isEqualTo(Main.BAD_INPUT);
        assertThat(text())
                .isEqualTo("error: store " + folder.resolve("store")
                        + " has nothing of experiment \"stroy\"; there is: another, story\n");
    }

    @Test
    void aResultFromTheFutureIsSaid() throws IOException {
        Path manifest = run("story", MODEL).folder().resolve("manifest.json");
        Files.setLastModifiedTime(manifest, FileTime.from(Instant.now().plus(Duration.ofHours(5))));

        assertThat(store("ls")).isEqualTo(Main.OK);
        assertThat(text()).containsPattern(" in [45] h ").contains("ahead of this machine's clock");
    }

    @Test
    void aNameWithControlCharactersDoesNotReachTheTerminal() throws IOException {
        run("story", MODEL);
        Files.createDirectories(folder.resolve("store/stages/a\u001b[2J/" + "0".repeat(64)));

        assertThat(store("ls")).isEqualTo(Main.OK);
        assertThat(text()).contains("a\\u001b[2J").doesNotContain("\u001b");
    }

    @Test
    void cleanTellsWhatItRemovedAndADryRunWhatItWould() throws IOException {
        Path model = run("story", MODEL).folder();
        Instant old = Instant.now().minus(Duration.ofDays(40));
        for (Path file :
                new Path[] {model.resolve("manifest.json"), model, folder.resolve("store/last/story/model.json")}) {
            Files.setLastModifiedTime(file, FileTime.from(old));
        }
        run("story", SAE);

        assertThat(clean("--older-than=30d", "--dry-run")).isEqualTo(Main.OK);
        assertThat(text())
                .contains("model  ")
                .doesNotContain("sae.s1")
                .containsPattern("1 stored stages would be removed from .*, \\d+ B\n");
        assertThat(model).exists();
        assertThat(clean("--older-than=4w")).isEqualTo(Main.OK);
        assertThat(text()).containsPattern("1 stored stages removed from .*, \\d+ B\n");
        assertThat(model).doesNotExist();
        assertThat(clean("--older-than=a month")).isEqualTo(Main.BAD_INPUT);
        assertThat(text())
                .endsWith("error: --older-than must be a number with m, h, d or w behind it, such as 30d, was"
                        + " \"a month\"\n");
    }

    private StageResult run(String experiment, StageInput input) {
        try (StageStore store = StageStore.open(folder.resolve("store"), message -> {})) {
            return store.run(
                    experiment,
                    input,
                    target -> Files.writeString(target.resolve("weights.txt"), "weights of " + input.stage()));
        }
    }

    private int store(String command, String... options) {
        return execute("store", command, options);
    }

    private int clean(String... options) {
        return execute("clean", "", options);
    }

    private int execute(String command, String subcommand, String... options) {
        List<String> arguments = new ArrayList<>();
        arguments.add(command);
        if (!subcommand.isEmpty()) {
            arguments.add(subcommand);
        }
        arguments.add("--store=" + folder.resolve("store"));
        arguments.addAll(List.of(options));
        return Main.execute(arguments.toArray(new String[0]));
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
