package monosema.record;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import monosema.activations.ActivationMatrix;
import monosema.data.LabelledWord;
import monosema.data.Prompt;
import monosema.io.Csv;
import org.jspecify.annotations.Nullable;

/** Writes the tables of a record; NaN becomes an empty field. The columns are a contract: append, never rename. */
public final class TableFiles {
    private TableFiles() {}

    /** {@code wordset.csv}: the raw answers and what cleaning did. */
    public static void wordAnswers(Path file, List<WordAnswer> rows) {
        try (Csv.Writer out = Csv.write(file, List.of("word", "label", "prompt", "kept", "reason"))) {
            rows.forEach(row -> out.row(row.word(), row.label(), row.prompt(), row.kept(), row.reason()));
        }
    }

    /** {@code prompts.csv}: annexure 1. */
    public static void prompts(Path file, List<Prompt> prompts) {
        try (Csv.Writer out = Csv.write(file, List.of("id", "text"))) {
            prompts.forEach(prompt -> out.row(prompt.id(), prompt.text()));
        }
    }

    /** {@code words.csv}: the row order of every activation file. */
    public static void words(Path file, List<LabelledWord> words) {
        try (Csv.Writer out = Csv.write(file, List.of("index", "word", "label"))) {
            for (int i = 0; i < words.size(); i++) {
                out.row(i, words.get(i).word(), words.get(i).label());
            }
        }
    }

    /**
     * {@code activations-mlp.csv}: one row a word, one column a neuron. Float32 values, written as the float64 that they
     * are exactly, so that a reader of either width gets the numbers that the statistics were computed from.
     */
    public static void denseActivations(Path file, List<LabelledWord> words, ActivationMatrix activations) {
        List<String> header = new ArrayList<>(List.of("word"));
        for (int neuron = 0; neuron < activations.columns(); neuron++) {
            header.add("n" + neuron);
        }
        try (Csv.Writer out = Csv.write(file, header)) {
            for (int i = 0; i < activations.rows(); i++) {
                List<Object> row = new ArrayList<>(List.of(words.get(i).word()));
                for (float value : activations.row(i)) {
                    row.add((double) value);
                }
                out.row(row);
            }
        }
    }

    /** {@code activations-<sae>.csv}: the activations that are not zero, float32 values as exact float64. */
    public static void sparseActivations(Path file, ActivationMatrix activations) {
        try (Csv.Writer out = Csv.write(file, List.of("index", "neuron", "activation"))) {
            for (int i = 0; i < activations.rows(); i++) {
                for (int neuron = 0; neuron < activations.columns(); neuron++) {
                    if (activations.get(i, neuron) != 0) {
                        out.row(i, neuron, (double) activations.get(i, neuron));
                    }
                }
            }
        }
    }

    /** {@code model-training.csv}. */
    public static void modelTraining(Path file, List<ModelTrainingRow> rows) {
        try (Csv.Writer out = Csv.write(file, List.of("step", "tokens", "train_loss", "held_out_loss"))) {
            rows.forEach(row -> out.row(row.step(), row.tokens(), row.trainLoss(), known(row.heldOutLoss())));
        }
    }

    /** {@code sae-<id>-training.csv}. */
    public static void saeTraining(Path file, List<SaeTrainingRow> rows) {
        try (Csv.Writer out = Csv.write(file, List.of("step", "loss", "mse", "l1", "l0", "explained_variance"))) {
            rows.forEach(row ->
                    out.row(row.step(), row.loss(), row.mse(), row.l1(), row.l0(), known(row.explainedVariance())));
        }
    }

    /** {@code top-words.csv}. */
    public static void topWords(Path file, List<TopWord> rows) {
        try (Csv.Writer out =
                Csv.write(file, List.of("representation", "neuron", "rank", "word", "label", "activation"))) {
            rows.forEach(row ->
                    out.row(row.representation(), row.neuron(), row.rank(), row.word(), row.label(), row.activation()));
        }
    }

    static @Nullable Double known(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
