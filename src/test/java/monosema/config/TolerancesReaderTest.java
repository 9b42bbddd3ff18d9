package monosema.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import monosema.config.Tolerances.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TolerancesReaderTest {
    private static final String STUDY = """
            paper: {title: T, authors: [A]%s}
            wordsets: {gender: {builtin: gender}}
            experiments:
              - id: calibration
                title: T
                calibration: {}
            """;

    @TempDir
    Path folder;

    @Test
    void rulesKeepTheOrderOfTheFileAndWhatIsNotGivenIsNothing() throws IOException {
        assertThat(tolerances("{\"probe.*\": {relative: 0.02}, \"*\": {absolute: 1, relative: 0.5}}")
                        .rules())
                .containsExactly(new Rule("probe.*", 0, 0.02), new Rule("*", 1, 0.5));
        assertThat(read(STUDY.formatted("")).experiments().get(0).tolerances()).isEqualTo(Tolerances.NONE);
    }

    @Test
    void tolerancesAreNoPartOfTheDeclarationNorOfWhatItsKeyIsMadeFrom() throws IOException {
        Experiment without = read(STUDY.formatted("")).experiments().get(0);
        Experiment with = read(STUDY.formatted("") + "    tolerances: {\"*\": {relative: 0.5}}\n")
                .experiments()
                .get(0);
        assertThat(with).isNotEqualTo(without);
        assertThat(Declaration.of(with)).isEqualTo(Declaration.of(without));
        assertThat(Declaration.identity(with)).isEqualTo(Declaration.identity(without));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{probe: {}}                  | tolerances.probe: must have absolute, relative or both",
                "{probe: {relative: -1}}      | tolerances.probe.relative: must be >= 0, was -1",
                "{probe: {relativ: 1}}        | unknown key 'relativ'",
                "{probe: 0.1}                 | tolerances.probe: must be a map, was 0.1",
                "[probe]                      | tolerances: must be a map, was a list",
                "{\"a\\nb\": {relative: 1}}  | tolerances: a pattern of result ids must be 1 to 200 printable characters",
            })
    void aMistakeIsSaidWithItsPlace(String yaml, String message) {
        assertThatThrownBy(() -> tolerances(yaml))
                .isInstanceOf(InvalidStudyException.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("a\nb");
    }

    @ParameterizedTest
    @CsvSource({
        "probe.mlp.testAuc, probe.mlp.testAuc, true",
        "probe.mlp.test, probe.mlp.testAuc, false",
        "probe.*, probe.mlp.testAuc, true",
        "*.testAuc, probe.mlp.testAuc, true",
        "p*.mlp.*c, probe.mlp.testAuc, true",
        "p*.sae.*c, probe.mlp.testAuc, false",
        "probe.*probe., probe., false",
        "*, x, true",
        "a*b*b, ab, false",
        "a*b*b, abb, true",
        "a.c, abc, false",
    })
    void aStarStandsForAnyCharactersAndNothingElseDoes(String pattern, String id, boolean covered) {
        assertThat(new Rule(pattern, 0, 0).covers(id)).isEqualTo(covered);
    }

    @Test
    void aPatternThatNothingIsLeftForIsUnused() {
        Tolerances tolerances =
                new Tolerances(List.of(new Rule("a.*", 0, 1), new Rule("a.b", 0, 1), new Rule("c", 0, 1)));
        assertThat(tolerances.unused(List.of("a.b", "a.d"))).containsExactly("a.b", "c");
    }

    @Test
    void aLicenceIsAnSpdxIdentifierAndThatOfThisRepositoryWhereNoneIsGiven() throws IOException {
        assertThat(read(STUDY.formatted("")).paper().license()).isEqualTo("Apache-2.0");
        assertThat(read(STUDY.formatted(", license: CC-BY-4.0")).paper().license())
                .isEqualTo("CC-BY-4.0");
        assertThatThrownBy(() -> read(STUDY.formatted(", license: all mine")))
                .hasMessageContaining("paper.license: must be an SPDX identifier, such as CC-BY-4.0, was 'all mine'");
    }

    private Tolerances tolerances(String yaml) throws IOException {
        return read(STUDY.formatted("") + "    tolerances: " + yaml + "\n")
                .experiments()
                .get(0)
                .tolerances();
    }

    private Study read(String yaml) throws IOException {
        Path file = folder.resolve("experiments.yaml");
        Files.writeString(file, yaml);
        return StudyReader.read(file);
    }
}
