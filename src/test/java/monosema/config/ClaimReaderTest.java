package monosema.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import monosema.config.Reference.Given;
import monosema.config.Reference.Recorded;
import monosema.config.Relation.Apart;
import monosema.config.Relation.Compared;
import monosema.config.Relation.Near;
import monosema.config.Relation.Placed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ClaimReaderTest {
    private static final String GOOD = GoodStudy.TEXT + """
            claims:
              - id: found
                sentence: The probe finds it.
                assert: {value: a.x, of: story, above: 0.5}
            """;

    @TempDir
    Path folder;

    static Stream<Arguments> relations() {
        Recorded other = new Recorded(new ResultName("story", "a.y"), 0);
        Recorded less = new Recorded(new ResultName("story", "a.y"), -0.05);
        return Stream.of(
                Arguments.of("above: 0.5", new Compared(Comparison.ABOVE, new Given(0.5))),
                Arguments.of("below: -2", new Compared(Comparison.BELOW, new Given(-2))),
                Arguments.of("atLeast: {value: a.y, plus: -0.05}", new Compared(Comparison.AT_LEAST, less)),
                Arguments.of("atMost: {value: a.y, of: story}", new Compared(Comparison.AT_MOST, other)),
                Arguments.of("is: 54", new Compared(Comparison.IS, new Given(54))),
                Arguments.of("equals: 0.9, within: 0.01", new Near(new Given(0.9), 0.01, false)),
                Arguments.of("equals: {value: a.y}, withinRelative: 0.1", new Near(other, 0.1, true)),
                Arguments.of("intervalAbove: 0.5", new Placed(Placement.ABOVE, new Given(0.5))),
                Arguments.of("intervalBelow: {value: a.y}", new Placed(Placement.BELOW, other)),
                Arguments.of("intervalContains: 0", new Placed(Placement.CONTAINS, new Given(0))),
                Arguments.of("intervalNotAbove: 0", new Placed(Placement.NOT_ABOVE, new Given(0))),
                Arguments.of("intervalNotBelow: 0", new Placed(Placement.NOT_BELOW, new Given(0))),
                Arguments.of("intervalApartFrom: {value: a.y}", new Apart(other)));
    }

    @ParameterizedTest
    @MethodSource("relations")
    void everyRelationIsReadFromItsKeyAndKnowsIt(String yaml, Relation relation) throws IOException {
        Study study = GoodStudy.read(folder, GOOD.replace("above: 0.5", yaml));

        assertThat(study.claims())
                .containsExactly(new Claim(
                        "found",
                        "The probe finds it.",
                        List.of(new Assertion(new ResultName("story", "a.x"), relation))));
        assertThat(yaml).startsWith(relation.kind() + ":");
    }

    @Test
    void aListOfValuesOrOfAssertionsIsAClaimOfAll() throws IOException {
        String lists = GOOD.replace(
                "{value: a.x, of: story, above: 0.5}",
                "[{value: [a.x, a.y], of: story, is: 1}, {value: a.z, of: story, is: 2}]");

        assertThat(GoodStudy.read(folder, lists).claims().get(0).assertions())
                .extracting(one -> one.value().result() + " " + one.relation().reference())
                .containsExactly("a.x Given[number=1.0]", "a.y Given[number=1.0]", "a.z Given[number=2.0]");
    }

    @Test
    void aStudyNeedNotClaimAnything() throws IOException {
        assertThat(GoodStudy.read(folder, GoodStudy.TEXT).claims()).isEmpty();
    }

    static Stream<Arguments> edits() {
        String keys = "above, below, atLeast, atMost, is, equals, intervalAbove, intervalBelow, intervalContains,"
                + " intervalNotAbove, intervalNotBelow, intervalApartFrom";
        return Stream.of(
                edit(
                        "id: found",
                        "id: It",
                        "21 claims[0].id: must be 1 to 64 lower-case letters, digits and hyphens," + " was 'It'"),
                edit(
                        "sentence: The probe finds it.",
                        "centence: x",
                        "21 claims[0]: missing key 'sentence'",
                        "22 claims[0]: unknown key 'centence' (did you mean 'sentence'?)"),
                edit(
                        "The probe finds it.",
                        "\"two\\nlines\"",
                        "22 claims[0].sentence: must be one line of text, was 'two lines'"),
                edit(
                        "The probe finds it.",
                        "x".repeat(501),
                        "22 claims[0].sentence: must have at most 500 characters, has 501"),
                edit(
                        "assert: {value: a.x, of: story, above: 0.5}",
                        "assert: above",
                        "23 claims[0].assert: must be a map, was 'above'"),
                edit(
                        "of: story",
                        "of: stroy",
                        "23 claims[0].assert.of: must be the id of an experiment (story), was 'stroy'"),
                edit(", of: story", "", "23 claims[0].assert: missing key 'of'"),
                edit("value: a.x", "value: 7", "23 claims[0].assert.value: must be text (put it in quotes), was 7"),
                edit("value: a.x", "value: []", "23 claims[0].assert.value: must have at least one entry"),
                edit(
                        "value: a.x",
                        "value: " + "x".repeat(201),
                        "23 claims[0].assert.value: must have at most 200 characters, has 201"),
                edit(", above: 0.5", "", "23 claims[0].assert: must have one of the keys " + keys),
                edit(
                        "above: 0.5",
                        "above: 0.5, below: 1",
                        "23 claims[0].assert: must have one of the keys " + keys + ", has above and below"),
                edit("above: 0.5", "above: .nan", "23 claims[0].assert.above: must be >= -1000000000000000, was .nan"),
                edit("above: 0.5", "above: half", "23 claims[0].assert.above: must be a number, was 'half'"),
                edit("above: 0.5", "above: 0.5, within: 1", "23 claims[0].assert: unknown key 'within'"),
                edit(
                        "above: 0.5",
                        "above: {valeu: a.y}",
                        "23 claims[0].assert.above: missing key 'value'",
                        "23 claims[0].assert.above: unknown key 'valeu' (did you mean 'value'?)"),
                edit(
                        "above: 0.5",
                        "above: {value: a.y, of: x}",
                        "23 claims[0].assert.above.of: must be the id of an experiment (story), was 'x'"),
                edit(
                        "above: 0.5",
                        "equals: 1",
                        "23 claims[0].assert: equals must have one of the keys within, withinRelative"),
                edit(
                        "above: 0.5",
                        "equals: 1, within: 1, withinRelative: 1",
                        "23 claims[0].assert: equals must have one of the keys within, withinRelative, has both"),
                edit("above: 0.5", "equals: 1, within: 0", "23 claims[0].assert.within: must be > 0, was 0"),
                edit(
                        "above: 0.5",
                        "equals: 1, withinRelative: 2",
                        "23 claims[0].assert.withinRelative: must be <= 1, was 2"),
                edit(
                        "above: 0.5",
                        "intervalApartFrom: 0.5",
                        "23 claims[0].assert.intervalApartFrom: must be a map, was 0.5"),
                edit(
                        "assert: {value: a.x, of: story, above: 0.5}",
                        "assert: {value: a.x, of: story, above: 0.5}\n  - {id: found, sentence: s, assert: {value: x, of: story, is: 1}}",
                        "24 claims[1].id: duplicate claim id 'found' (first on line 21)"));
    }

    private static Arguments edit(String good, String bad, String... lines) {
        return Arguments.of(good, bad, List.of(lines));
    }

    @ParameterizedTest
    @MethodSource("edits")
    void aMistakeIsToldWithItsLine(String good, String bad, List<String> lines) {
        assertThat(GOOD).contains(good);

        assertThat(GoodStudy.mistakes(folder, GOOD.replace(good, bad)))
                .containsExactlyElementsOf(
                        lines.stream().map(line -> "experiments.yaml:" + line).toList());
    }

    @Test
    void ofManyExperimentsTheNearestAreTold() {
        String experiment = GoodStudy.TEXT.substring(GoodStudy.TEXT.indexOf("  - id: story"));
        StringBuilder many = new StringBuilder(GoodStudy.TEXT);
        IntStream.rangeClosed(10, 40).forEach(i -> many.append(experiment.replace("id: story", "id: cell-" + i)));
        String text = many + GOOD.substring(GOOD.indexOf("claims:")).replace("of: story", "of: cell-9");

        assertThat(GoodStudy.mistakes(folder, text))
                .hasSize(1)
                .allSatisfy(line -> assertThat(line)
                        .contains("must be the id of an experiment (cell-19, cell-29, cell-39, ")
                        .endsWith(" or 20 others), was 'cell-9'"));
    }
}
