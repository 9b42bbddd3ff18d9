package monosema.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import monosema.data.AnswerRecord;
import monosema.data.AnswerRecordFile;
import monosema.data.LabelledWord;
import monosema.data.Prompt;
import monosema.data.SentenceFrame;
import monosema.io.BadInputException;
import monosema.io.Json;

/**
 * An experiment's record as read from its folder {@code site/data/<id>/}.
 *
 * <p>Results, declaration and run are read at once; a table is read when it is asked for. Immutable.
 */
public final class ExperimentRecord {
    /** File of a model's answers, where it was asked for the words. */
    public static final String ANSWERS = "answers.json";
    /** File that tells machines what made the record; drawn from it with the pages, and so no part of it. */
    public static final String CRATE = "ro-crate-metadata.json";

    private final Path folder;
    private final Results results;
    private final Map<String, Result> byId;
    private final JsonNode declaration;
    private final RunInfo run;

    private ExperimentRecord(Path folder, Results results, JsonNode declaration, RunInfo run) {
        this.folder = folder;
        this.results = results;
        this.byId = new LinkedHashMap<>();
        results.results().forEach(result -> byId.put(result.id(), result));
        this.declaration = declaration;
        this.run = run;
    }

    /** Whether a folder holds a record: the results are written last. */
    public static boolean existsIn(Path folder) {
        return Files.isRegularFile(folder.resolve("results.json"));
    }

    /**
     * Reads a record.
     *
     * @param folder {@code site/data/<id>}
     * @throws BadInputException if a file is missing or malformed
     */
    public static ExperimentRecord read(Path folder) {
        return new ExperimentRecord(
                folder,
                Json.read(required(folder, "results.json"), Results.class),
                Json.readTree(required(folder, "declaration.json")),
                RunInfo.read(required(folder, "run.json")));
    }

    /** The experiment's id. */
    public String id() {
        return results.experiment();
    }

    /** Key of declaration and code, hex. */
    public String key() {
        return results.key();
    }

    /** Where it was read. */
    public Path folder() {
        return folder;
    }

    /** Every result, in file order. */
    public List<Result> results() {
        return results.results();
    }

    /** The experiment as declared, defaults filled in. */
    public JsonNode declaration() {
        return declaration;
    }

    /** When, where and at what cost it was made. */
    public RunInfo run() {
        return run;
    }

    /** A result, if the record has it. */
    public Optional<Result> find(String resultId) {
        return Optional.ofNullable(byId.get(resultId));
    }

    /**
     * A result.
     *
     * @throws BadInputException naming the id, if the record does not have it
     */
    public Result get(String resultId) {
        return find(resultId)
                .orElseThrow(() -> new BadInputException("results.json of %s has no '%s'".formatted(id(), resultId)));
    }

    /** Raw answers and what cleaning did to them, {@code wordset.csv}. */
    public List<WordAnswer> answers() {
        return table(
                "wordset.csv",
                row -> new WordAnswer(
                        row.text("word"), row.text("label"), row.text("prompt"), row.flag("kept"), row.text("reason")));
    }

    /** The prompts that the raw answers were asked for with, {@code prompts.csv}; empty where there were none. */
    public List<Prompt> prompts() {
        return table("prompts.csv", row -> new Prompt(row.text("id"), row.text("text")));
    }

    /** What a model was asked and answered, {@code answers.json}; empty where the words come from a list. */
    public Optional<AnswerRecord> modelAnswers() {
        Path file = folder.resolve(ANSWERS);
        return Files.isRegularFile(file) ? Optional.of(AnswerRecordFile.read(file)) : Optional.empty();
    }

    /** The cleaned words in the row order of the activations, {@code words.csv}; the first row's label is class 1. */
    public List<LabelledWord> words() {
        return table("words.csv", row -> new LabelledWord(row.text("word"), row.text("label")));
    }

    /** Those of a further concept, in its folder. */
    public List<LabelledWord> words(String concept) {
        return table(concept + "/words.csv", row -> new LabelledWord(row.text("word"), row.text("label")));
    }

    /** One row a neuron, {@code ttest-<representation>.csv}. */
    public List<TTestRow> tTest(String representation) {
        return table("ttest-" + representation + ".csv", TTestFile::row);
    }

    /** Every cross-validated probe, {@code probe.csv}. */
    public List<ProbeRow> probe() {
        return ProbeTables.readProbes(required(folder, "probe.csv"));
    }

    /** Every round of the permutation test, {@code permutations.csv}; empty where none was declared. */
    public List<PermutationRow> permutations() {
        Path file = folder.resolve(ProbeTables.PERMUTATIONS);
        return Files.isRegularFile(file) ? ProbeTables.readPermutations(file) : List.of();
    }

    /** The sentence frames that the words were put into, {@code frames.csv}. */
    public List<SentenceFrame> frames() {
        return table("frames.csv", row -> new SentenceFrame(row.integer("frame"), row.text("text")));
    }

    /** How the model itself leans after each word, {@code lean.csv}; without the columns of the pairs. */
    public List<LeanRow> lean() {
        return LeanFile.read(required(folder, LeanFile.NAME));
    }

    /** The pairs of cues that {@code lean.csv} has a column for, such as {@code her/his}. */
    public List<String> leanPairs() {
        return LeanFile.readPairs(required(folder, LeanFile.NAME));
    }

    /** What interventions in the running model did to its lean, {@code causal.csv}. */
    public List<CausalRow> causal() {
        return CausalFile.read(required(folder, CausalFile.NAME));
    }

    /** Every cross-validated probe of the words in frames, {@code probe-frames.csv}. */
    public List<FrameProbeRow> probeInFrames() {
        return table(
                "probe-frames.csv",
                row -> new FrameProbeRow(
                        row.text("representation"),
                        row.text("split"),
                        row.text("task"),
                        row.integer("draw"),
                        row.number("train_accuracy"),
                        row.number("test_accuracy"),
                        row.number("test_auc"),
                        row.number("test_log_loss_bits")));
    }

    /** The sparse-information curves, {@code information.csv}. */
    public List<InformationRow> information() {
        return InformationTables.readCurves(required(folder, InformationTables.CURVES));
    }

    /** The same on permuted labels, {@code information-null.csv}; empty where none was declared. */
    public List<InformationRow> informationNull() {
        Path file = folder.resolve(InformationTables.NULL);
        return Files.isRegularFile(file) ? InformationTables.readCurves(file) : List.of();
    }

    /** Which concepts share their best neurons, {@code concept-sharing.csv}; empty where there is one concept. */
    public List<SharingRow> conceptSharing() {
        Path file = folder.resolve(InformationTables.SHARING);
        return Files.isRegularFile(file) ? InformationTables.readSharing(file) : List.of();
    }

    /** The regularisation paths, {@code logistic.csv}. */
    public List<LogisticRow> logistic() {
        return table("logistic.csv", LogisticTables::logisticRow);
    }

    /** The same on shuffled labels, {@code logistic-null.csv}. */
    public List<LogisticNullRow> logisticNull() {
        return table("logistic-null.csv", LogisticTables::nullRow);
    }

    /** Neurons that L1 regression picks on halves of the words, {@code stability.csv}. */
    public List<StabilityRow> stability() {
        return table("stability.csv", LogisticTables::stabilityRow);
    }

    /** The stable neurons fitted together, {@code refits.csv}. */
    public List<RefitRow> refits() {
        return table("refits.csv", LogisticTables::refitRow);
    }

    /** Neurons selected on one half of the words and tested on the other, {@code sample-split.csv}. */
    public List<SampleSplitRow> sampleSplit() {
        return table("sample-split.csv", LogisticTables::sampleSplitRow);
    }

    /** The language model's training, {@code model-training.csv}. */
    public List<ModelTrainingRow> modelTraining() {
        return table(
                "model-training.csv",
                row -> new ModelTrainingRow(
                        row.integer("step"),
                        row.wide("tokens"),
                        row.number("train_loss"),
                        row.number("held_out_loss")));
    }

    /** An SAE's training, {@code sae-<id>-training.csv}. */
    public List<SaeTrainingRow> saeTraining(String sae) {
        return table(
                "sae-" + sae + "-training.csv",
                row -> new SaeTrainingRow(
                        row.integer("step"),
                        row.number("loss"),
                        row.number("mse"),
                        row.number("l1"),
                        row.number("l0"),
                        row.number("explained_variance")));
    }

    /**
     * An SAE's features by how often they fire, {@code sae-<id>-density.csv}: those that never do, then bins of rising
     * density that touch.
     *
     * @throws BadInputException if the rows are no such histogram
     */
    public List<SaeDensityRow> saeDensity(String sae) {
        return DensityTable.read(required(folder, "sae-" + sae + "-density.csv"));
    }

    /** Pairs of SAEs of one recipe and different seeds, {@code sae-matching.csv}; empty where there are none. */
    public List<SaeMatchingRow> saeMatchings() {
        String name = "sae-matching.csv";
        return Files.isRegularFile(folder.resolve(name)) ? table(name, ExperimentRecord::matching) : List.of();
    }

    private static SaeMatchingRow matching(CsvTable.Row row) {
        return new SaeMatchingRow(
                row.text("sae"),
                row.text("other"),
                row.integer("pairs"),
                row.integer("unpaired"),
                row.number("mean_cosine"),
                row.number("share_above_0.9"),
                row.number("share_above_0.7"));
    }

    /** The words that activate the significant neurons most, {@code top-words.csv}. */
    public List<TopWord> topWords() {
        return table(
                "top-words.csv",
                row -> new TopWord(
                        row.text("representation"),
                        row.integer("neuron"),
                        row.integer("rank"),
                        row.text("word"),
                        row.text("label"),
                        row.number("activation")));
    }

    <T> List<T> table(String name, Function<CsvTable.Row, T> row) {
        return CsvTable.read(required(folder, name), row);
    }

    private static Path required(Path folder, String name) {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw new BadInputException("the record " + folder + " has no " + name);
        }
        return file;
    }
}
