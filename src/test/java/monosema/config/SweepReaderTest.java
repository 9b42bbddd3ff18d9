package monosema.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A {@code matrix}: what it expands to, and its mistakes. */
class SweepReaderTest {
    /** The good study with two knobs; its matrix is on line 15. */
    private static final String SWEEP = GoodStudy.TEXT
            .replace("expansion: 16, l1Coefficient: 5", "expansion: $width, l1Coefficient: $l1")
            .replace(
                    "    wordset: gender\n",
                    "    matrix: {width: [4, 8], l1: [2, 0.5, 1.0e-5]}\n    wordset: gender\n");

    @TempDir
    Path folder;

    @Test
    void aCellIsReadAsIfItHadBeenWrittenOut() throws IOException {
        Study study = GoodStudy.read(folder, SWEEP);
        Experiment alone = GoodStudy.read(
                        folder,
                        GoodStudy.TEXT
                                .replace("id: story", "id: story--width-8--l1-0-5")
                                .replace("title: A story", "title: 'A story: width 8, l1 0.5'")
                                .replace("expansion: 16, l1Coefficient: 5", "expansion: 8, l1Coefficient: 0.5"))
                .experiments()
                .get(0);

        assertThat(study.experiments())
                .hasSize(6)
                .contains(alone)
                .extracting(Experiment::id)
                .startsWith("story--width-4--l1-2", "story--width-4--l1-0-5", "story--width-4--l1-1-0e-5");
        assertThat(study.sweeps())
                .containsExactly(new Sweep(
                        "story",
                        "A story",
                        RunMode.ALWAYS,
                        List.of(
                                new Sweep.Knob("width", List.of("4", "8")),
                                new Sweep.Knob("l1", List.of("2", "0.5", "1.0e-5"))),
                        study.sweeps().get(0).cells()));
        assertThat(study.sweeps().get(0).cells().get(4))
                .isEqualTo(new Sweep.Cell("story--width-8--l1-0-5", Map.of("width", "8", "l1", "0.5")));
    }

    @Test
    void aNameOfASweepMeansAllItsCells() throws IOException {
        Study study = GoodStudy.read(folder, SWEEP);

        assertThat(study.declaredIds()).containsExactly("story");
        assertThat(study.withCells(Set.of("story", "other"))).hasSize(7).contains("other", "story--width-8--l1-2");
        assertThat(study.withCells(Set.of("story--width-8--l1-2"))).containsExactly("story--width-8--l1-2");
        assertThat(study.sweepOfCell().get("story--width-8--l1-2"))
                .isEqualTo(study.sweeps().get(0));
    }

    @Test
    void whatIsExcludedIsLeftOutAndWhatIsIncludedComesLast() throws IOException {
        Study study = GoodStudy.read(
                folder, SWEEP.replace("steps: 3000", "steps: $steps").replace("1.0e-5]}", """
                                1.0e-5], exclude: [{width: 4, l1: 0.5}, {l1: 0.00001}],
                                      include: [{l1: 2.0, steps: 20}, {width: 16, l1: 3}]}"""));

        assertThat(study.sweeps().get(0).cells())
                .extracting(cell -> cell.values().toString())
                .containsExactly(
                        "{width=4, l1=2.0, steps=20}",
                        "{width=8, l1=2.0, steps=20}",
                        "{width=8, l1=0.5}",
                        "{width=16, l1=3}");
        assertThat(study.sweeps().get(0).knobs()).contains(new Sweep.Knob("steps", List.of("20")));
        assertThat(study.experiments())
                .extracting(
                        one -> ((SaeSpec.Trained) ((ModelExperiment) one).saes().get(0))
                                .training()
                                .steps())
                .as("a cell without a value takes the key's default")
                .containsExactly(20, 20, 1_000, 1_000);
    }

    @Test
    void aNameMayStandWithinATextAndInEveryKindOfExperiment() throws IOException {
        Study study = GoodStudy.read(
                folder,
                SWEEP.replace("blocks.1.", "blocks.${layer}.").replace("{width: [4, 8],", "{width: [4], layer: [0, 1],")
                        + """
                          - {id: known, title: Known, matrix: {seed: [1, 2]}, seed: $seed, planted: {dIn: 8, features: 16, active: [2]},
                             saes: [{id: topk, architecture: topk, expansion: 2}]}
                          - {id: word, title: Word, run: on-request, matrix: {words: [40, 60]}, calibration: {uniformity: {words: $words}}}
                        """);

        assertThat(study.experiments().subList(0, 6))
                .extracting(one -> ((ModelExperiment) one).activations().hook())
                .containsExactly(
                        "blocks.0.hook_mlp_out",
                        "blocks.0.hook_mlp_out",
                        "blocks.0.hook_mlp_out",
                        "blocks.1.hook_mlp_out",
                        "blocks.1.hook_mlp_out",
                        "blocks.1.hook_mlp_out");
        assertThat(study.experiments().subList(6, 8))
                .extracting(Experiment::seed)
                .containsExactly(1L, 2L);
        assertThat(study.sweeps()).extracting(Sweep::run).endsWith(RunMode.ALWAYS, RunMode.ON_REQUEST);
        assertThat(study.declaredIds()).containsExactly("story", "known", "word");
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(
                        "width: [4, 8]", "width: []", "15 experiments[0].matrix.width: must have at least one entry"),
                Arguments.of("width: [4, 8]", "width: 4", "15 experiments[0].matrix.width: must be a list, was 4"),
                Arguments.of("[4, 8]", "[4, 8, 4.0]", "15 experiments[0].matrix.width[2]: duplicate value 4.0"),
                Arguments.of(
                        "[4, 8]",
                        "[4, [8]]",
                        "15 experiments[0].matrix.width[1]: must be a number, true, false or a text of 1 to 60"
                                + " characters, was a list"),
                Arguments.of(
                        "$l1",
                        "$l2",
                        "14 experiments[0].saes[0].l1Coefficient: unknown knob $l2, the matrix has width, l1\n"
                                + "15 experiments[0].matrix.l1: stands nowhere in the experiment: write $l1 where its"
                                + " values belong"),
                Arguments.of(
                        "{width:",
                        "{a-b: [1], width:",
                        "15 experiments[0].matrix.a-b: the name of a knob must be a letter and at most 31 letters and"
                                + " digits"),
                Arguments.of(
                        "1.0e-5]",
                        "1.0e-5], exclude: [{l1: 3}]",
                        "15 experiments[0].matrix.exclude[0]: excludes nothing: no combination of the knobs is so"),
                Arguments.of(
                        "1.0e-5]",
                        "1.0e-5], exclude: [{l2: 2}]",
                        "15 experiments[0].matrix.exclude[0]: must name a knob of width, l1\n"
                                + "15 experiments[0].matrix.exclude[0]: unknown key 'l2' (did you mean 'l1'?)"),
                Arguments.of(
                        "1.0e-5]",
                        "1.0e-5], exclude: [{width: 4}, {width: 8}]",
                        "15 experiments[0].matrix: expands to no cell"),
                Arguments.of(
                        "1.0e-5]", "1.0e-5], include: [{}]", "15 experiments[0].matrix.include[0]: must name a knob"),
                Arguments.of(
                        "1.0e-5]",
                        "1.0e-5], include: [{width: 16, l1: 2}, {width: 16, l1: 2}]",
                        "15 experiments[0].matrix: two cells have the id 'story--width-16--l1-2'"),
                Arguments.of(
                        "id: story",
                        "id: " + "s".repeat(50),
                        "15 experiments[0].matrix: the id of a cell must have at most 64 characters, was '"
                                + "s".repeat(50) + "--width-4--l1-2': shorten the sweep's or a knob's name"),
                Arguments.of(
                        "[4, 8]",
                        numbers(1, 4_000),
                        "15 experiments[0].matrix: expands to 12000 cells, a study must have at most 10000"),
                Arguments.of("    title: A story\n", "", "8 experiments[0]: missing key 'title'"),
                Arguments.of(
                        "l1: [2, 0.5",
                        "l1: [2, -5",
                        "14 experiments[0].saes[0].l1Coefficient: must be > 0, was -5"
                                + " (cell story--width-4--l1--5 and 1 other)"),
                Arguments.of(
                        "0.5, 1.0e-5",
                        "high, true",
                        "14 experiments[0].saes[0].l1Coefficient: must be a number, was 'high' (cell"
                                + " story--width-4--l1-high and 1 other)\n"
                                + "14 experiments[0].saes[0].l1Coefficient: must be a number, was true (cell"
                                + " story--width-4--l1-true and 1 other)"),
                Arguments.of(
                        "folds: 4, controlDraws",
                        "folds: 40, controlDrows",
                        "19 experiments[0].analyses[1].probe.folds: must be <= 20, was 40\n"
                                + "19 experiments[0].analyses[1].probe: unknown key 'controlDrows' (did you mean"
                                + " 'controlDraws'?)"),
                Arguments.of(
                        "[4, 8]",
                        "[4, 8], exclude: [{width: 5}]",
                        "15 experiments[0].matrix.exclude[0]: excludes nothing: no combination of the knobs is so"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsToldOnceWithTheLineWhereItStands(String good, String bad, String lines) throws IOException {
        assertThat(SWEEP).contains(good);

        List<String> told = GoodStudy.mistakes(folder, SWEEP.replace(good, bad));

        assertThat(told)
                .containsExactlyElementsOf(
                        lines.lines().map(line -> "experiments.yaml:" + line).toList());
    }

    @Test
    void whatIsWrongWithTheMatrixAndWithTheExperimentComesAtOnce() throws IOException {
        assertThat(GoodStudy.mistakes(
                        folder,
                        SWEEP.replace("1.0e-5]", "1.0e-5], exclude: [{l1: 3}]").replace("folds: 4", "folds: 40")))
                .hasSize(2);
    }

    @Test
    void aCellMayNotHaveTheIdOfAnother() throws IOException {
        String other = GoodStudy.TEXT.substring(GoodStudy.TEXT.indexOf("  - id: story"));

        assertThat(GoodStudy.mistakes(folder, SWEEP + other + other.replace("id: story", "id: story--width-4--l1-2")))
                .containsExactly(
                        "experiments.yaml:21 experiments[1].id: duplicate experiment id 'story' (first on line 8)",
                        "experiments.yaml:33 experiments[2].id: duplicate experiment id 'story--width-4--l1-2' (first on"
                                + " line 15)");
    }

    @Test
    void theLimitIsOfAllSweepsTogether() throws IOException {
        String sweep = """
                  - {id: %s, title: T, matrix: {a: %s, b: %s}, calibration: {uniformity: {neurons: $b}}, seed: $a}
                """.formatted("%s", numbers(1, 81), numbers(1, 75));

        assertThat(GoodStudy.mistakes(
                        folder,
                        GoodStudy.TEXT.substring(0, GoodStudy.TEXT.indexOf("  - id: story"))
                                + sweep.formatted("one")
                                + sweep.formatted("two")))
                .containsExactly(
                        "experiments.yaml:9 experiments[1].matrix: expands to 6075 cells, a study must have at most"
                                + " 10000, and the sweeps before it have 6075");
    }

    private static String numbers(int from, int to) {
        return IntStream.rangeClosed(from, to).boxed().toList().toString();
    }

    static Stream<Arguments> bombs() {
        String widths = "widths: " + numbers(1, 20_000);
        return Stream.of(
                Arguments.of(
                        "a large experiment in many cells",
                        SWEEP.replace("architecture: standard", "architecture: matryoshka-batchtopk, " + widths)
                                .replace("[4, 8]", numbers(1, 1_000)),
                        "matrix: expands to 3000 cells of 200[0-9]{2} values, must be at most 10000000 values in all"),
                Arguments.of(
                        "an experiment that contains itself",
                        SWEEP.replace("  - id: story", "  - &self\n    again: *self\n    id: story"),
                        "matrix: the experiment must not contain itself"),
                Arguments.of(
                        "very many knobs",
                        SWEEP.replace(
                                "{width:",
                                IntStream.range(0, 300)
                                        .mapToObj(i -> "k" + i + ": [1, 2]")
                                        .collect(Collectors.joining(", ", "{", ", width:"))),
                        "matrix: expands to more than 2\\^63 cells, a study must have at most 10000"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bombs")
    void bombsAreRefusedWithinASecond(String name, String text, String message) {
        var clock = ManagementFactory.getThreadMXBean();
        long before = clock.getCurrentThreadCpuTime();

        InvalidStudyException e = catchThrowableOfType(InvalidStudyException.class, () -> GoodStudy.read(folder, text));

        assertThat(Duration.ofNanos(clock.getCurrentThreadCpuTime() - before)).isLessThan(Duration.ofSeconds(1));
        assertThat(e.mistakes())
                .anySatisfy(mistake ->
                        assertThat(mistake.path() + ": " + mistake.message()).matches("experiments\\[0]\\." + message));
    }
}
