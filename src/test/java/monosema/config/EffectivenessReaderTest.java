package monosema.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import monosema.config.AnalysisSpec.Effectiveness;
import monosema.config.AnalysisSpec.Effectiveness.Ranking;
import monosema.io.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EffectivenessReaderTest {
    private static final String AT = "experiments.yaml:20 experiments[0].analyses[3].effectiveness";

    @TempDir
    Path folder;

    @Test
    void aBareNameTakesAllDefaults() throws IOException {
        assertThat(read("effectiveness"))
                .isEqualTo(new Effectiveness(5, 5, 10, 12, List.of(Ranking.MEAN_DIFFERENCE), 200));
    }

    @Test
    void everyKnobCountsAndRankingsKeepTheirOrder() throws IOException {
        assertThat(read("effectiveness: {folds: 2, innerFolds: 20, repeats: 1, strengths: 2, permutations: 0,"
                        + " rankings: [l1, t, mean-difference]}"))
                .isEqualTo(new Effectiveness(2, 20, 1, 2, List.of(Ranking.L1, Ranking.T, Ranking.MEAN_DIFFERENCE), 0));
        assertThat(
                        read(
                                "effectiveness: {folds: 20, innerFolds: 2, repeats: 1000, strengths: 100, permutations: 100000}"))
                .isEqualTo(new Effectiveness(20, 2, 1_000, 100, List.of(Ranking.MEAN_DIFFERENCE), 100_000));
    }

    @Test
    void itsDeclarationIsStable() throws IOException {
        assertThat(Json.canonical(Declaration.of(read("effectiveness: {rankings: [mean-difference, t]}"))))
                .isEqualTo("""
                {"folds":5,"innerFolds":5,"kind":"effectiveness","permutations":200,\
                "rankings":["mean-difference","t"],"repeats":10,"strengths":12}""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "folds: 1 | .folds: must be >= 2, was 1",
                "folds: 21 | .folds: must be <= 20, was 21",
                "innerFolds: 1 | .innerFolds: must be >= 2, was 1",
                "innerFolds: 21 | .innerFolds: must be <= 20, was 21",
                "repeats: 0 | .repeats: must be >= 1, was 0",
                "repeats: 1001 | .repeats: must be <= 1000, was 1001",
                "strengths: 1 | .strengths: must be >= 2, was 1",
                "strengths: 101 | .strengths: must be <= 100, was 101",
                "permutations: -1 | .permutations: must be >= 0, was -1",
                "permutations: 100001 | .permutations: must be <= 100000, was 100001",
                "permutations: some | .permutations: must be a whole number, was 'some'",
                "rankings: [] | .rankings: must have at least one entry",
                "rankings: t | .rankings: must be a list, was 't'",
                "rankings: [t, l1, t] | .rankings[2]: ranking t stands twice",
                "rankings: [t, welch] | .rankings[1]: must be one of mean-difference, t, l1, was 'welch'",
            })
    void aMistakeIsOneLine(String knobs, String line) {
        InvalidStudyException e =
                catchThrowableOfType(InvalidStudyException.class, () -> read("effectiveness: {" + knobs + "}"));

        assertThat(e).hasMessage(AT + line);
    }

    private AnalysisSpec read(String analysis) throws IOException {
        Path file = folder.resolve("experiments.yaml");
        Files.writeString(file, GoodStudy.TEXT + "      - " + analysis + "\n");
        ModelExperiment experiment =
                (ModelExperiment) StudyReader.read(file).experiments().get(0);
        return experiment.analyses().get(3);
    }
}
