package monosema.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import monosema.config.StudyReader;
import monosema.io.BadInputException;
import monosema.record.BuildReport;
import monosema.record.BuildReport.Entry;
import monosema.record.ExperimentRecord;
import monosema.record.Result;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study in miniature of more than one concept, run for real. */
@Tag("slow")
class ConceptRunTest {
    private static final String PLAIN = """
            paper: {title: Tiny, authors: [A]}
            wordsets:
              gender: {builtin: gender}
              standing: {builtin: standing}
              mine: {file: mine.csv}
            experiments:
              - id: tiny
                title: Tiny
                corpus: {storyworld: {stories: 150, heldOutStories: 10}}
                model: {train: {family: gpt-neo, layers: 1, dModel: 8, heads: 2, context: 8, batch: 2, steps: 1, learningRate: 0.01, warmUpShare: 0}}
                hook: blocks.0.hook_mlp_out
                saes: [{id: s1, architecture: standard, expansion: 2, l1Coefficient: 1, steps: 1, batch: 16, learningRate: 0.001}]
                wordset: gender
                analyses: [t-test: {permutations: 200}]
            """;

    /** Ten words of each label, of which StoryWorld knows all but one. */
    private static final String ONE_UNKNOWN = "word,label\n"
            + String.join(
                    "\n", "king,a queen,a prince,a lord,a knight,a duke,a earl,a baron,a page,a zebu,a".split(" "))
            + "\n"
            + String.join("\n", "dog,b cat,b cow,b hen,b boy,b girl,b man,b woman,b uncle,b aunt,b".split(" "))
            + "\n";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void aConceptIsPreparedBesideTheFirstWhichStaysAsItIs() throws IOException {
        assertThat(run("plain", PLAIN)).isEqualTo(Entry.RECORDED);
        Path plain = folder.resolve("plain/data/tiny");
        String alone = ExperimentRecord.read(plain).key();
        printed.reset();

        assertThat(run("site", with("standing"))).isEqualTo(Entry.RECORDED);
        assertThat(ran())
                .as("all of the first concept comes from the store")
                .containsExactly("wordset.standing", "activations.standing", "sae-activations.standing.s1");
        Path both = folder.resolve("site/data/tiny");
        assertThat(changed(plain, both)).containsExactly("declaration.json", "results.json", "run.json");
        assertThat(files(both.resolve("standing")))
                .containsExactly(
                        "activations-mlp.csv", "activations-s1.csv", "prompts.csv", "words.csv", "wordset.csv");
        ExperimentRecord read = ExperimentRecord.read(both);
        assertThat(read.key()).isNotEqualTo(alone);
        assertThat(read.words("standing")).hasSize(168);
        assertThat(read.get("concept.standing.wordset.kept.royal").value()).isEqualTo(25);
        assertThat(read.results().stream().filter(result -> !result.id().startsWith("concept.")))
                .extracting(Result::toString)
                .containsExactlyElementsOf(ExperimentRecord.read(plain).results().stream()
                        .map(Result::toString)
                        .toList());

        printed.reset();
        assertThat(run("site", with("standing"))).isEqualTo(Entry.CONFIRMED);
        assertThat(ran()).isEmpty();
        assertThat(log()).contains("cached sae-activations.standing.s1");
        assertThat(run("plain", PLAIN)).isEqualTo(Entry.CONFIRMED);
    }

    @Test
    void aConceptOfAWordThatTheModelCannotKnowIsOneLineBeforeAnyWork() throws IOException {
        Files.writeString(folder.resolve("mine.csv"), ONE_UNKNOWN);

        assertThatThrownBy(() -> run("site", with("mine")))
                .isInstanceOf(BadInputException.class)
                .message()
                .startsWith(folder.resolve("mine.csv") + ":11 word set 'mine': 'zebu' is not among the ")
                .doesNotContain("\n");
        assertThat(folder.resolve("store")).doesNotExist();
    }

    @Test
    void aConceptWithoutASecondLabelIsOneLineBeforeAnyWork() throws IOException {
        Files.writeString(folder.resolve("mine.csv"), "word,label\nking,a\n");

        assertThatThrownBy(() -> run("site", with("mine")))
                .isInstanceOf(BadInputException.class)
                .hasMessage(folder.resolve("mine.csv") + ": a word set has two labels, only 'a' is here");
        assertThat(folder.resolve("store")).doesNotExist();
    }

    private static String with(String concept) {
        return PLAIN.replace("    wordset: gender\n", "    wordset: gender\n    concepts: [" + concept + "]\n");
    }

    /** The outcome of the experiment. */
    private String run(String site, String study) throws IOException {
        Path yaml = folder.resolve("experiments.yaml");
        if (!Files.exists(folder.resolve("mine.csv"))) {
            Files.writeString(folder.resolve("mine.csv"), "");
        }
        Files.writeString(yaml, study);
        RunOptions options = TestOptions.in(folder, site);
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        BuildReport report = new Runner(StudyReader.read(yaml), options, Console.plain(out)).run();
        return report.experiments().get(0).outcome();
    }

    private List<String> ran() {
        return log().lines()
                .filter(line -> line.startsWith("  ran "))
                .map(line -> line.strip().split("\\s+")[1])
                .toList();
    }

    private String log() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    /** The files of one folder that are other ones in another. */
    private static List<String> changed(Path one, Path other) throws IOException {
        List<String> names = files(one);
        assertThat(files(other)).containsAll(names);
        return names.stream()
                .filter(name -> !bytes(one.resolve(name)).equals(bytes(other.resolve(name))))
                .toList();
    }

    private static String bytes(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
