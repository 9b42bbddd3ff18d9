package monosema.config;

import static monosema.config.GoodStudy.edit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Mistakes of a declaration outside its experiments, and of a declaration as a whole. */
class StudyMistakesTest {
    @TempDir
    Path folder;

    static Stream<Arguments> edits() {
        return Stream.of(
                edit("seed: 7", "seed: 3.7", "4 defaults.seed: must be a whole number, was 3.7"),
                edit("seed: 7", "seed:", "4 defaults.seed: must be a whole number, was empty"),
                edit(
                        "seed: 7",
                        "seed: 9223372036854775808",
                        "4 defaults.seed: must be a whole number of 64 bits, was 9223372036854775808"),
                edit("device: cpu", "device: tpu", "4 defaults.device: must be one of auto, gpu, cpu, was 'tpu'"),
                edit("device: cpu", "sead: 1", "4 defaults: unknown key 'sead' (did you mean 'seed'?)"),
                edit("device: cpu", "seed: 1", "4 defaults: duplicate key 'seed' (first on line 4)"),
                edit("A paper", "2024", "2 paper.title: must be text (put it in quotes), was 2024"),
                edit("A paper", "[A]", "2 paper.title: must be text, was a list"),
                edit("A paper", "' '", "2 paper.title: must be one line of text, was ' '"),
                edit("[A. Author, B. Author]", "me", "3 paper.authors: must be a list, was 'me'"),
                edit("[A. Author, B. Author]", "[]", "3 paper.authors: must have at least one entry"),
                edit("B. Author", "{a: b}", "3 paper.authors[1]: must be text, was a map"),
                edit(
                        "builtin: gender",
                        "builtin: size",
                        "6 wordsets.gender.builtin: unknown built-in word list 'size': one of gender, species, age, standing"),
                edit("{builtin: gender}", "{}", "6 wordsets.gender: must have one of the keys builtin, file, prompts"),
                edit(
                        "{builtin: gender}",
                        "{builtin: gender, file: x.csv}",
                        "6 wordsets.gender: must have one of the keys builtin, file, prompts, has builtin and file"),
                edit("builtin: gender", "file: x.csv", "6 wordsets.gender.file: no such file x.csv (looked in FOLDER)"),
                edit("builtin: gender", "file: \"x\\0\"", "6 wordsets.gender.file: must be one line of text, was 'x '"),
                edit("paper:\n", "matrix: {}\npaper:\n", "1 unknown key 'matrix'"));
    }

    @ParameterizedTest
    @MethodSource("edits")
    void aMistakeIsOneLine(String good, String bad, List<String> lines) {
        GoodStudy.assertThatEditGives(folder, good, bad, lines);
    }

    @Test
    void allMistakesComeAtOnceInFileOrder() throws IOException {
        String bad = GoodStudy.TEXT
                .replace("l1Coefficient: 5", "l1Coeficient: 5, batch: 0.5")
                .replace("id: standard, ", "")
                .replace("seed: 7", "seed: x")
                .replace("heads: 4", "heads: 5")
                .replace("wordset: gender", "wordset: sex")
                .replace("title: A paper\n", "");

        assertThat(mistakes(bad))
                .containsExactly(
                        "experiments.yaml:1 paper: missing key 'title'",
                        "experiments.yaml:3 defaults.seed: must be a whole number, was 'x'",
                        "experiments.yaml:10 experiments[0].model.train.dModel: must be a multiple of heads (5), was 128",
                        "experiments.yaml:13 experiments[0].saes[0]: missing key 'id'",
                        "experiments.yaml:13 experiments[0].saes[0].batch: must be a whole number, was 0.5",
                        "experiments.yaml:13 experiments[0].saes[0]: unknown key 'l1Coeficient'"
                                + " (did you mean 'l1Coefficient'?)",
                        "experiments.yaml:14 experiments[0].wordset: unknown word set 'sex': one of gender");
    }

    @Test
    void idsAreUnique() throws IOException {
        String experiment = GoodStudy.TEXT.substring(GoodStudy.TEXT.indexOf("  - id: story"));
        String sae = GoodStudy.TEXT
                        .lines()
                        .filter(l -> l.contains("- {id: standard"))
                        .findFirst()
                        .orElseThrow() + "\n";

        assertThat(mistakes(GoodStudy.TEXT.replace(sae, sae + sae) + experiment))
                .containsExactly(
                        "experiments.yaml:15 experiments[0].saes[1].id: duplicate SAE id 'standard' (first on line 14)",
                        "experiments.yaml:21 experiments[1].id: duplicate experiment id 'story' (first on line 8)");
    }

    @Test
    void anEmptyMapMissesItsKeys() throws IOException {
        assertThat(mistakes("{}\n"))
                .containsExactly(
                        "experiments.yaml:1 missing key 'paper'",
                        "experiments.yaml:1 missing key 'wordsets'",
                        "experiments.yaml:1 missing key 'experiments'");
    }

    @Test
    void aMissingFileNamesTheFolderSearched() {
        InvalidStudyException e = catchThrowableOfType(
                InvalidStudyException.class, () -> StudyReader.read(folder.resolve("experiments.yaml")));

        assertThat(e).hasMessage("experiments.yaml: no such file (looked in " + folder.toAbsolutePath() + ")");
    }

    private List<String> mistakes(String text) {
        return GoodStudy.mistakes(folder, text);
    }
}
