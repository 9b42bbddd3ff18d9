package monosema.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import monosema.config.Study;
import monosema.config.StudyReader;
import monosema.config.WordSetSpec;
import monosema.data.LabelledWord;
import monosema.data.WordSets;
import monosema.record.BuildReport.Entry;
import monosema.record.ExperimentRecord;
import monosema.record.SharingRow;
import monosema.report.Report;
import monosema.report.text.Numeral;
import monosema.site.SiteCheck;
import monosema.site.SiteWriter;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The effectiveness score of two concepts in miniature, run for real, down to its page. */
@Tag("slow")
class ConceptEffectivenessRunTest {
    private static final String STUDY = """
            paper: {title: Tiny, authors: [A]}
            wordsets:
              gender: {file: gender.csv}
              standing: {file: standing.csv}
            experiments:
              - id: tiny
                title: Tiny
                corpus: {storyworld: {stories: 150, heldOutStories: 10}}
                model: {train: {family: gpt-neo, layers: 1, dModel: 8, heads: 2, context: 8, batch: 2, steps: 1, learningRate: 0.01, warmUpShare: 0}}
                hook: blocks.0.hook_mlp_out
                saes: [{id: s1, architecture: standard, expansion: 2, l1Coefficient: 1, steps: 1, batch: 16, learningRate: 0.001}]
                wordset: gender
                concepts: [standing]
                analyses:
                  - effectiveness: {folds: 2, innerFolds: 2, repeats: 1, strengths: 3, permutations: 2, baselines: [rotation]}
            """;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void theConceptsAreBroughtTogether() throws IOException {
        assertThat(run()).isEqualTo(Entry.RECORDED);
        assertThat(lines("  ran ")).contains("effectiveness-concepts.mlp", "effectiveness-concepts.s1");
        ExperimentRecord record = ExperimentRecord.read(folder.resolve("site/data/tiny"));

        for (String id : List.of("mlp", "s1", "rotation")) {
            assertThat(record.get("effectiveness." + id + ".meanScore").value())
                    .isCloseTo(mean(record, id, "score"), within(1e-12));
            assertThat(record.get("effectiveness." + id + ".meanScore").n()).isEqualTo(2);
        }
        assertThat(record.get("effectiveness.s1.meanGain").value())
                .isCloseTo(mean(record, "s1", "gain"), within(1e-12));
        assertThat(record.find("effectiveness.mlp.meanGain")).isEmpty();
        theSharedNeuronsAreOfEachRepresentation(record);
        thePageHasATableByConcept(record);

        printed.reset();
        assertThat(run()).isEqualTo(Entry.CONFIRMED);
        assertThat(lines("  ran ")).isEmpty();
    }

    private void thePageHasATableByConcept(ExperimentRecord record) throws IOException {
        Path site = folder.resolve("site");
        new SiteWriter(Path.of("templates"), site).write(Report.read(study(), site, folder.resolve("target")));

        assertThat(SiteCheck.check(site)).isEmpty();
        Document page = Jsoup.parse(Files.readString(site.resolve("experiments/tiny/index.html")));
        List<String> rows = page.select("h3#effectiveness-by-concept ~ *")
                .select("tbody tr")
                .eachText();
        assertThat(rows)
                .anySatisfy(row -> assertThat(row)
                        .startsWith("SAE " + shown(record, "effectiveness.s1.score"))
                        .contains(shown(record, "concept.standing.effectiveness.s1.score"))
                        .contains(shown(record, "effectiveness.s1.meanScore")))
                .anySatisfy(row -> assertThat(row).startsWith("MLP gender, standing 8 8.00 1.0"))
                .anySatisfy(row -> assertThat(row).startsWith("Random rotation gender, standing"));
    }

    /** All eight neurons of the MLP are among its 16 best for either concept. */
    private static void theSharedNeuronsAreOfEachRepresentation(ExperimentRecord record) {
        List<SharingRow> sharing = record.conceptSharing();
        assertThat(sharing).extracting(SharingRow::representation).containsExactly("mlp", "s1", "rotation");
        assertThat(sharing).allSatisfy(row -> {
            assertThat(row.concept() + " " + row.other()).isEqualTo("gender standing");
            assertThat(row.p()).isBetween(0.0, 1.0);
        });
        assertThat(sharing.get(0)).isEqualTo(new SharingRow("mlp", "gender", "standing", 8, 8, 8, 1));
    }

    private static String shown(ExperimentRecord record, String id) {
        return Numeral.fixed(record.get(id).value(), 3);
    }

    private static double mean(ExperimentRecord record, String id, String name) {
        String tail = "effectiveness." + id + "." + name;
        return (record.get(tail).value()
                        + record.get("concept.standing." + tail).value())
                / 2;
    }

    /** Ten of each label: what a probe costs grows with its words. */
    private static String words(String builtIn) {
        List<LabelledWord> all =
                WordSets.load(new WordSetSpec.BuiltIn(builtIn, builtIn)).words().words();
        return all.stream()
                .map(LabelledWord::label)
                .distinct()
                .flatMap(label ->
                        all.stream().filter(word -> word.label().equals(label)).limit(10))
                .map(word -> word.word() + "," + word.label())
                .collect(Collectors.joining("\n", "word,label\n", "\n"));
    }

    private Study study() throws IOException {
        Files.writeString(folder.resolve("gender.csv"), words("gender"));
        Files.writeString(folder.resolve("standing.csv"), words("standing"));
        return StudyReader.read(Files.writeString(folder.resolve("experiments.yaml"), STUDY));
    }

    private String run() throws IOException {
        RunOptions options = TestOptions.in(folder, "site");
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return new Runner(study(), options, Console.plain(out))
                .run()
                .experiments()
                .get(0)
                .outcome();
    }

    private List<String> lines(String start) {
        return printed.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith(start))
                .map(line -> line.strip().split("\\s+")[1])
                .toList();
    }
}
