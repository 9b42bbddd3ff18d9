package monosema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    @TempDir
    Path folder;

    @Test
    void everyMistakeOfADeclarationIsALineAndTheExitCodeIsTwo() throws IOException {
        Path yaml = folder.resolve("experiments.yaml");
        Files.writeString(yaml, "paper: {title: T}\nexperiments: []\nseedz: 3\n");
        Outcome outcome = run("report", "--experiments=" + yaml, "--site=" + folder.resolve("site"));
        assertThat(outcome.exit()).isEqualTo(Main.BAD_INPUT);
        assertThat(outcome.errors().lines())
                .hasSizeGreaterThan(1)
                .allSatisfy(line -> assertThat(line).startsWith("error: experiments.yaml:"));
        assertThat(folder.resolve("site")).doesNotExist();
    }

    @Test
    void aMissingDeclarationIsOneLine() {
        Outcome outcome = run("report", "--experiments=" + folder.resolve("none.yaml"));
        assertThat(outcome.exit()).isEqualTo(Main.BAD_INPUT);
        assertThat(outcome.errors().strip())
                .startsWith("error: none.yaml: no such file")
                .doesNotContain("\n");
    }

    @Test
    void anUnknownGradeNamesThoseThatThereAre() {
        Outcome outcome = run("run", "--reproducible=exact");
        assertThat(outcome.exit()).isEqualTo(Main.BAD_INPUT);
        assertThat(outcome.errors().strip())
                .isEqualTo("error: --reproducible must be one of portable, machine, machine-tf32, was 'exact'");
    }

    @Test
    void checkFailsForAFailedExperimentAndSaysHowToRunItAgain() throws IOException {
        Files.createDirectories(folder.resolve("target"));
        Files.writeString(folder.resolve("target/build.json"), """
                {"experiments": [{"id": "gender", "outcome": "failed", "message": "loss is NaN at step 3", "log": [],
                  "rerun": "mvn verify -Dmonosema.only=gender"}]}
                """);
        Files.createDirectories(folder.resolve("site"));
        Outcome outcome = run("check", "--site=" + folder.resolve("site"), "--target=" + folder.resolve("target"));
        assertThat(outcome.exit()).isEqualTo(Main.FAILED);
        assertThat(outcome.errors())
                .contains(
                        "error: experiment gender: failed: loss is NaN at step 3 (again: mvn verify -Dmonosema.only=gender)");
    }

    @Test
    void checkFailsForWhatDidNotRunHereOnlyWhereAllIsAskedFor() throws IOException {
        Files.createDirectories(folder.resolve("target"));
        Files.writeString(folder.resolve("target/build.json"), """
                {"experiments": [{"id": "big", "outcome": "kept", "message": "not run here: it needs a GPU", "log": [],
                  "rerun": "x", "notHere": ["it needs a GPU"]}]}
                """);
        Files.createDirectories(folder.resolve("site"));
        String[] check = {"check", "--site=" + folder.resolve("site"), "--target=" + folder.resolve("target"), ""};
        check[3] = "--strict=true";
        assertThat(run(check).errors())
                .contains("error: not run here (strict): big: it needs a GPU", "1 parts not run here");
        check[3] = "--strict=false";
        assertThat(run(check).errors()).doesNotContain("not run here");
    }

    @Test
    void numbersHaveTheSameDigitsInEveryLanguage() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG"));
        try {
            assertThat("%d".formatted(1)).isNotEqualTo("1");
            assertThat(run("check", "--site=" + folder, "--target=" + folder).errors())
                    .contains("error: 0 failed experiments, 1 faults in pages");
        } finally {
            Locale.setDefault(before);
        }
    }

    private record Outcome(int exit, String errors) {}

    private static Outcome run(String... arguments) {
        PrintStream before = System.err;
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
        try {
            return new Outcome(Main.execute(arguments), errors.toString(StandardCharsets.UTF_8));
        } finally {
            System.setErr(before);
        }
    }
}
