package monosema.config;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are no declaration, and those made to take long or much. */
class HostileStudyTest {
    @TempDir
    Path folder;

    static Stream<Arguments> otherFiles() {
        return Stream.of(
                Arguments.of("", ": is empty"),
                Arguments.of("# nothing\n", ": is empty"),
                Arguments.of("just text", ":1 must be a map, was 'just text'"),
                Arguments.of("[1]", ":1 must be a map, was a list"),
                Arguments.of(
                        "paper: [a",
                        ":1:10 not YAML: while parsing a flow sequence: expected ',' or ']', but got <stream end>"),
                Arguments.of(
                        "paper:\n  - a\n b: c\n",
                        ":3:2 not YAML: while parsing a block mapping: expected <block end>, but found"
                                + " '<block mapping start>'"),
                Arguments.of("a: *b", ":1:4 not YAML: found undefined alias b"),
                Arguments.of(
                        "a: 1\n---\nb: 2\n",
                        ":2:1 not YAML: expected a single document in the stream: but found another document"),
                Arguments.of("a: \u0007", ":1 not YAML: character U+0007 is not allowed"));
    }

    @ParameterizedTest
    @MethodSource("otherFiles")
    void aFileThatIsNoStudyIsOneLine(String text, String line) throws IOException {
        assertThat(mistakes(text)).containsExactly("experiments.yaml" + line);
    }

    @Test
    void otherEncodingsAreRefused() throws IOException {
        Path file = folder.resolve("experiments.yaml");
        Files.write(file, "paper:\n  title: Caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));

        InvalidStudyException e = catchThrowableOfType(InvalidStudyException.class, () -> StudyReader.read(file));

        assertThat(e).hasMessage("experiments.yaml:2 not UTF-8: byte 0xe9 at offset 19");
    }

    static Stream<Arguments> bombs() {
        String laughs = IntStream.range(1, 30)
                .mapToObj(i -> "a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ",").repeat(9) + "]\n")
                .collect(joining("", "a0: &a0 [lol]\n", ""));
        return Stream.of(
                Arguments.of("aliases of aliases", laughs, ":9:"),
                Arguments.of("flow lists", "[".repeat(260_000), ":1:33 nested deeper than 32 levels"),
                Arguments.of("flow maps", "{a: ".repeat(60_000), ":1:129 nested deeper than 32 levels"),
                Arguments.of("block lists", "- ".repeat(130_000), ":1:65 nested deeper than 32 levels"),
                Arguments.of("explicit keys", "? ".repeat(130_000), ":1:65 nested deeper than 32 levels"),
                Arguments.of("a list of itself", "experiments: &e [*e]\n", ":1 missing key 'paper'"),
                Arguments.of("a long number", "defaults: {seed: " + "9".repeat(260_000) + "}", ":1 missing key"),
                Arguments.of(
                        "mistakes",
                        "experiments: [" + "{model: {train: {family: gpt-neo}}},".repeat(1_000) + "]",
                        ":1 "),
                Arguments.of("too long", "#".repeat(262_145), ": must be at most 262144 bytes, was 262145"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bombs")
    void bombsAreRefusedWithinASecond(String name, String text, String start) {
        // Processor time, so that a busy machine fails no test.
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        long before = clock.getCurrentThreadCpuTime();
        List<String> lines = mistakes(text);

        assertThat(Duration.ofNanos(clock.getCurrentThreadCpuTime() - before)).isLessThan(Duration.ofSeconds(1));
        assertThat(lines.get(0)).startsWith("experiments.yaml" + start);
        assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThan(250));
    }

    private List<String> mistakes(String text) {
        return GoodStudy.mistakes(folder, text);
    }
}
