package monosema.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import monosema.io.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlantedReaderTest {
    private static final String GOOD = """
            paper: {title: T, authors: [A]}
            wordsets: {gender: {builtin: gender}}
            experiments:
              - id: planted
                title: Known dictionaries
                run: on-request
                seed: 5
                planted: {dIn: 32, features: 100, active: [3, 8], exponent: 0.5, leastStrength: 0.25, mostStrength: 2, dictionaries: 4, heldOutRows: 101}
                saes:
                  - {id: relu, architecture: standard, expansion: 4, l1Coefficient: 2}
                  - {id: own, architecture: topk, expansion: 4, k: 6, steps: 7}
                  - {id: follows, architecture: batchtopk, expansion: 2}
            """;

    @TempDir
    Path folder;

    @Test
    void everyKnobIsBoundToItsOwnComponent() throws IOException {
        PlantedExperiment experiment = read(GOOD);

        assertThat(experiment.planted()).isEqualTo(new PlantedSpec(32, 100, List.of(3, 8), 0.5, 0.25, 2, 4, 101));
        assertThat(experiment.seed()).isEqualTo(5);
        assertThat(experiment.run()).isEqualTo(RunMode.ON_REQUEST);
        assertThat(experiment.saes()).extracting(PlantedSae::id).containsExactly("relu", "own", "follows");
        assertThat(experiment.saes().get(1).at(1).training().steps()).isEqualTo(7);
        assertThat(experiment.saes().get(2).at(1).expansion()).isEqualTo(2);
    }

    @Test
    void whatIsLeftOutTakesItsDefault() throws IOException {
        String bare = GOOD.replaceAll("planted: \\{.*}", "planted: {}");

        assertThat(read(bare).planted()).isEqualTo(new PlantedSpec(64, 256, List.of(5, 20), 1, 0.5, 1.5, 3, 20_000));
    }

    @Test
    void kIsTheNumberOfActiveFeaturesUnlessDeclared() throws IOException {
        List<PlantedSae> saes = read(GOOD).saes();

        assertThat(saes.get(0).at(0).architecture())
                .isEqualTo(saes.get(0).at(1).architecture())
                .isInstanceOfSatisfying(
                        SaeArchitecture.Standard.class,
                        standard -> assertThat(standard.l1Coefficient()).isEqualTo(2));
        assertThat(saes.get(1).architectures())
                .allSatisfy(one -> assertThat(((SaeArchitecture.TopK) one).k()).isEqualTo(6));
        assertThat(saes.get(2).architectures())
                .extracting(one -> ((SaeArchitecture.BatchTopK) one).k())
                .containsExactly(3.0, 8.0);
    }

    @Test
    void labelsAreReadAndTakeTheirDefaults() throws IOException {
        assertThat(read(labelled("{features: 8, rows: 60, noiseDraws: 7, permutations: 39}"))
                        .planted()
                        .labels())
                .isEqualTo(new PlantedLabels(8, 60, 7, 39));
        assertThat(read(labelled("{}")).planted().labels()).isEqualTo(new PlantedLabels(16, 200, 500, 19));
        assertThat(read(labelled("{}").replace("features: 100", "features: 9").replace("[3, 8]", "[3]"))
                        .planted()
                        .labels()
                        .features())
                .isEqualTo(9);
    }

    /** What {@link PlantedLabels#NOTHING} says is what would be declared. */
    @Test
    void withoutLabelsNothingIsDeclaredOfThem() throws IOException {
        PlantedExperiment plain = read(GOOD);
        PlantedExperiment labelled = read(labelled("{features: 8}"));

        assertThat(plain.planted().labels()).isEqualTo(PlantedLabels.NONE);
        assertThat(Json.canonical(Declaration.identity(plain))).doesNotContain("labels");
        assertThat(Json.canonical(Declaration.identity(labelled)))
                .contains("\"labels\":{\"features\":8,\"noiseDraws\":500,\"permutations\":19,\"rows\":200}");
        assertThat(labelled.planted().unlabelled()).isEqualTo(plain.planted());
    }

    private static String labelled(String labels) {
        return GOOD.replace("heldOutRows: 101", "heldOutRows: 101, labels: " + labels);
    }

    static Stream<Arguments> labels() {
        return Stream.of(
                Arguments.of("{features: 1}", ".features: must be >= 2, was 1"),
                Arguments.of("{features: 101}", ".features: must be <= 100, was 101"),
                Arguments.of("{rows: 30}", ".rows: must be >= 40, was 30"),
                Arguments.of("{rows: 39}", ".rows: must be >= 40, was 39"),
                Arguments.of("{rows: 10010}", ".rows: must be <= 10000, was 10010"),
                Arguments.of("{rows: 42}", ".rows: must be a multiple of 10, was 42"),
                Arguments.of("{rows: many}", ".rows: must be a whole number, was 'many'"),
                Arguments.of("{noiseDraws: -1}", ".noiseDraws: must be >= 0, was -1"),
                Arguments.of("{noiseDraws: 100001}", ".noiseDraws: must be <= 100000, was 100001"),
                Arguments.of("{permutations: 18}", ".permutations: must be >= 19, was 18"),
                Arguments.of("{permutations: 10001}", ".permutations: must be <= 10000, was 10001"),
                Arguments.of("{row: 40}", ": unknown key 'row' (did you mean 'rows'?)"));
    }

    @ParameterizedTest
    @MethodSource("labels")
    void aMistakeInLabelsIsOneLine(String labels, String line) {
        assertThat(GoodStudy.mistakes(folder, labelled(labels)))
                .containsExactly("experiments.yaml:8 experiments[0].planted.labels" + line);
    }

    @Test
    void labelsNeedDictionariesThatAreSoundAndMoreThanOneSae() {
        assertThat(GoodStudy.mistakes(folder, labelled("{features: 8}").replace("features: 100,", "features: 1,")))
                .containsExactly("experiments.yaml:8 experiments[0].planted.features: must be >= 2, was 1");
        String one = labelled("{}").replaceAll("\n {6}- \\{id: (own|follows).*", "");
        assertThat(GoodStudy.mistakes(folder, one))
                .containsExactly("experiments.yaml:9 experiments[0].saes: must have at least two entries:"
                        + " planted.labels ranks them");
    }

    static Stream<Arguments> edits() {
        return Stream.of(
                edit(
                        "active: [3, 8]",
                        "active: [3, 100]",
                        "8 experiments[0].planted.active[1]: must be <= 99, was 100"),
                edit(
                        "active: [3, 8]",
                        "active: [8, 8]",
                        "8 experiments[0].planted.active[1]: must be above the number before it (8), was 8"),
                edit("active: [3, 8]", "active: []", "8 experiments[0].planted.active: must have at least one entry"),
                edit("features: 100", "features: 1", "8 experiments[0].planted.features: must be >= 2, was 1"),
                edit("exponent: 0.5", "exponent: -1", "8 experiments[0].planted.exponent: must be >= 0, was -1"),
                edit(
                        "mostStrength: 2",
                        "mostStrength: 0.125",
                        "8 experiments[0].planted.mostStrength: must be >= 0.25, was 0.125"),
                edit(
                        "dictionaries: 4",
                        "dictionarys: 4",
                        "8 experiments[0].planted: unknown key 'dictionarys' (did you mean 'dictionaries'?)"),
                edit("id: own", "id: relu", "11 experiments[0].saes[1].id: duplicate SAE id 'relu' (first on line 10)"),
                edit(
                        "{id: relu, architecture: standard, expansion: 4, l1Coefficient: 2}",
                        "{id: relu, file: experiments.yaml}",
                        "10 experiments[0].saes[0].file: must not be given: an SAE of planted dictionaries is trained"
                                + " on them"),
                edit(
                        "    seed: 5\n",
                        "    hook: 3\n    analyses: [t-test]\n",
                        "4 experiments[0]: must be of one kind, has planted beside hook, analyses"),
                edit(
                        "    seed: 5\n",
                        "    calibration: {}\n",
                        "4 experiments[0]: must be of one kind, has calibration beside planted, saes"),
                edit("    seed: 5\n", "    sead: 5\n", "7 experiments[0]: unknown key 'sead' (did you mean 'seed'?)"));
    }

    private static Arguments edit(String good, String bad, String line) {
        return Arguments.of(good, bad, line);
    }

    @ParameterizedTest
    @MethodSource("edits")
    void aMistakeIsOneLine(String good, String bad, String line) {
        assertThat(GOOD).contains(good);
        InvalidStudyException e =
                catchThrowableOfType(InvalidStudyException.class, () -> read(GOOD.replace(good, bad)));

        assertThat(e.lines()).isEqualTo(List.of("experiments.yaml:" + line));
    }

    @Test
    void itsIdentityIsWhatIsPlantedTheSaesAndTheSeed() throws IOException {
        Map<String, Object> identity = Declaration.identity(read(GOOD));

        assertThat(identity).containsOnlyKeys("planted", "saes", "seed");
        assertThat(Declaration.identity(read(GOOD.replace("title: Known", "title: New"))))
                .isEqualTo(identity);
        assertThat(Declaration.identity(read(GOOD.replace("exponent: 0.5", "exponent: 0.25"))))
                .isNotEqualTo(identity);
        assertThat(Declaration.identity(read(GOOD.replace("k: 6", "k: 7")))).isNotEqualTo(identity);
    }

    private PlantedExperiment read(String text) throws IOException {
        Path file = folder.resolve("experiments.yaml");
        Files.writeString(file, text);
        return (PlantedExperiment) StudyReader.read(file).experiments().get(0);
    }
}
