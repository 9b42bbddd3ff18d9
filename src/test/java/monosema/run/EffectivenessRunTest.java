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
import java.util.stream.Stream;
import monosema.config.StudyReader;
import monosema.config.WordSetSpec;
import monosema.data.LabelledWord;
import monosema.data.WordSets;
import monosema.record.BuildReport.Entry;
import monosema.record.ExperimentRecord;
import monosema.record.InformationRow;
import monosema.record.Result;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study in miniature of the effectiveness score, run for real. */
@Tag("slow")
class EffectivenessRunTest {
    private static final String STUDY = """
            paper: {title: Tiny, authors: [A]}
            wordsets:
              gender: {file: gender.csv}
            experiments:
              - id: tiny
                title: Tiny
                corpus: {storyworld: {stories: 150, heldOutStories: 10}}
                model: {train: {family: gpt-neo, layers: 1, dModel: 8, heads: 2, context: 8, batch: 2, steps: 1, learningRate: 0.01, warmUpShare: 0}}
                hook: blocks.0.hook_mlp_out
                saes: [{id: s1, architecture: standard, expansion: 2, l1Coefficient: 1, steps: 1, batch: 16, learningRate: 0.001}]
                wordset: gender
                analyses:
                  - effectiveness: {folds: 2, innerFolds: 2, repeats: 2, strengths: 3, rankings: [mean-difference, t], permutations: 3}
            """;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void itsStagesRunOnceAndItsTablesHoldWhatItsNumbersSay() throws IOException {
        assertThat(run(STUDY)).isEqualTo(Entry.RECORDED);
        assertThat(lines("  ran "))
                .filteredOn(stage -> stage.startsWith("effectiveness"))
                .containsExactlyInAnyOrder(
                        "effectiveness.mlp",
                        "effectiveness.mlp.t",
                        "effectiveness-null.mlp",
                        "effectiveness.s1",
                        "effectiveness.s1.t",
                        "effectiveness-null.s1",
                        "effectiveness-comparison.s1");
        ExperimentRecord record = ExperimentRecord.read(folder.resolve("site/data/tiny"));
        assertThat(record.results().stream().map(Result::id).filter(id -> id.startsWith("effectiveness.s1.")))
                .containsAll(ids("score informationBits allBits bestNeuronBits chosenSize neurons entropyBits fits"))
                .containsAll(ids("convergedFits scoreBy.t permutations p informationP nullScore nullInformationBits"))
                .containsAll(ids("gain gainP nullGain"));
        assertThat(record.get("effectiveness.mlp.convergedFits").value())
                .isEqualTo(record.get("effectiveness.mlp.fits").value());
        assertThat(record.get("effectiveness.s1.gain").value())
                .isCloseTo(score(record, "s1") - score(record, "mlp"), within(1e-12));
        assertThat(record.get("effectiveness.mlp.p").value() * 4).isIn(1.0, 2.0, 3.0, 4.0);
        theCurvesAreThoseOfTheNumbers(record);
        theWordsAddUpToTheScore(record);

        printed.reset();
        assertThat(run(STUDY)).isEqualTo(Entry.CONFIRMED);
        assertThat(lines("  ran ")).isEmpty();
        assertThat(log()).contains("cached effectiveness-comparison.s1");

        printed.reset();
        assertThat(run(STUDY.replace("permutations: 3", "permutations: 4"))).isEqualTo(Entry.RECORDED);
        assertThat(lines("  ran "))
                .as("curves need no permutation")
                .containsExactlyInAnyOrder(
                        "effectiveness-null.mlp", "effectiveness-null.s1", "effectiveness-comparison.s1");
    }

    private static void theCurvesAreThoseOfTheNumbers(ExperimentRecord record) {
        List<InformationRow> curves = record.information();
        assertThat(curves)
                .extracting(row -> row.representation() + " " + row.ranking() + " " + row.k())
                .hasSize(4 * 9)
                .doesNotHaveDuplicates()
                .contains("mlp mean-difference 1", "mlp t 256", "s1 mean-difference 8");
        assertThat(curves).allSatisfy(row -> assertThat(row.informationBits()).isBetween(row.lower(), row.upper()));
        assertThat(curves)
                .filteredOn(row ->
                        row.representation().equals("s1") && row.ranking().equals("mean-difference"))
                .first()
                .extracting(InformationRow::informationBits)
                .isEqualTo(record.get("effectiveness.s1.bestNeuronBits").value());
        assertThat(record.informationNull())
                .hasSize(2 * 9)
                .extracting(InformationRow::ranking)
                .containsOnly("mean-difference");
    }

    private void theWordsAddUpToTheScore(ExperimentRecord record) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("site/data/tiny/information-words.csv"));
        assertThat(lines).hasSize(1 + 4 * record.words().size());
        assertThat(lines.get(0)).isEqualTo("representation,ranking,index,height_bits,chosen_bits,all_bits");
        List<String[]> ofSae = lines.stream()
                .filter(line -> line.startsWith("s1,mean-difference,"))
                .map(line -> line.split(","))
                .toList();
        assertThat(ofSae)
                .extracting(fields -> fields[2])
                .startsWith("0", "1", "2")
                .hasSize(record.words().size());
        assertThat(mean(ofSae, 3) / record.get("effectiveness.s1.entropyBits").value())
                .isCloseTo(score(record, "s1"), within(1e-12));
        assertThat(mean(ofSae, 4))
                .isCloseTo(record.get("effectiveness.s1.informationBits").value(), within(1e-12));
        assertThat(mean(ofSae, 5))
                .isCloseTo(record.get("effectiveness.s1.allBits").value(), within(1e-12));
    }

    private static double mean(List<String[]> rows, int column) {
        return rows.stream()
                .mapToDouble(row -> Double.parseDouble(row[column]))
                .average()
                .orElseThrow();
    }

    private static double score(ExperimentRecord record, String representation) {
        return record.get("effectiveness." + representation + ".score").value();
    }

    private static List<String> ids(String names) {
        return Stream.of(names.split(" "))
                .map(name -> "effectiveness.s1." + name)
                .toList();
    }

    private String run(String study) throws IOException {
        Path yaml = folder.resolve("experiments.yaml");
        Files.writeString(yaml, study);
        Files.writeString(folder.resolve("gender.csv"), words());
        RunOptions options = TestOptions.in(folder, "site");
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return new Runner(StudyReader.read(yaml), options, Console.plain(out))
                .run()
                .experiments()
                .get(0)
                .outcome();
    }

    /** Twelve of each label: what a probe costs grows with its words. */
    private static String words() {
        List<LabelledWord> all = WordSets.load(new WordSetSpec.BuiltIn("gender", "gender"))
                .words()
                .words();
        return Stream.of("male", "female")
                .flatMap(label ->
                        all.stream().filter(word -> word.label().equals(label)).limit(12))
                .map(word -> word.word() + "," + word.label())
                .collect(Collectors.joining("\n", "word,label\n", "\n"));
    }

    private List<String> lines(String start) {
        return log().lines()
                .filter(line -> line.startsWith(start))
                .map(line -> line.strip().split("\\s+")[1])
                .toList();
    }

    private String log() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
