package monosema.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import monosema.data.LabelledWord;
import monosema.io.BadInputException;
import monosema.io.Numbers;
import org.apache.commons.math3.stat.inference.TTest;

/**
 * The second opinion: every published t and p computed again, by Commons Math, from the activations and labels published
 * beside them.
 */
public final class TTestCheck {
    private static final double TOLERANCE = 1e-9;
    private static final String MLP = "mlp";

    private final Path file;
    private final boolean pooled;
    private final double alpha;
    private final boolean[] isFirst;

    private TTestCheck(Path file, boolean pooled, double alpha, boolean[] isFirst) {
        this.file = file;
        this.pooled = pooled;
        this.alpha = alpha;
        this.isFirst = isFirst;
    }

    /**
     * Compares the t-test tables of a record.
     *
     * @param source a record; without a t-test in its declaration there is nothing to compare
     * @return one line for each table that does not agree, naming its first neuron that differs by more than 1e-9, relative
     *     above 1 and for p, absolute for t below
     * @throws BadInputException if a file is missing or malformed
     */
    public static List<String> problems(ExperimentRecord source) {
        List<String> problems = new ArrayList<>();
        for (JsonNode analysis : source.declaration().path("analyses")) {
            if (analysis.path("kind").asText().equals("t-test")) {
                table(source, analysis, MLP).ifPresent(problems::add);
                for (JsonNode sae : source.declaration().path("saes")) {
                    table(source, analysis, sae.path("id").asText()).ifPresent(problems::add);
                }
            }
        }
        return problems;
    }

    private static Optional<String> table(ExperimentRecord source, JsonNode analysis, String representation) {
        List<LabelledWord> words = source.words();
        List<TTestRow> rows = source.tTest(representation);
        boolean[] isFirst = new boolean[words.size()];
        for (int i = 0; i < isFirst.length; i++) {
            isFirst[i] = words.get(i).label().equals(words.get(0).label());
        }
        Path activations = source.folder().resolve("activations-" + representation + ".csv");
        double[][] columns = representation.equals(MLP)
                ? RecordedActivations.dense(activations, words)
                : RecordedActivations.sparse(activations, words, rows.size());
        Path file = source.folder().resolve("ttest-" + representation + ".csv");
        if (columns.length != rows.size()) {
            return Optional.of("%s: has %d neurons, the activations %d".formatted(file, rows.size(), columns.length));
        }
        boolean pooled = analysis.path("variance").asText().equals("pooled");
        TTestCheck check = new TTestCheck(file, pooled, analysis.path("alpha").asDouble(), isFirst);
        return IntStream.range(0, rows.size())
                .mapToObj(neuron -> check.difference(neuron, rows.get(neuron), columns[neuron]))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> difference(int neuron, TTestRow row, double[] column) {
        if (row.neuron() != neuron) {
            return differs(neuron, "neuron", row.neuron(), neuron);
        }
        double[] first = select(column, true);
        double[] second = select(column, false);
        double t = t(first, second);
        double p = p(first, second);
        if (!agrees(row.t(), t, Math.max(1, Math.abs(t)))) {
            return differs(neuron, "t", row.t(), t);
        }
        if (!agrees(row.p(), p, p)) {
            return differs(neuron, "p", row.p(), p);
        }
        return row.significant() == p < alpha
                ? Optional.empty()
                : differs(neuron, "p against alpha", row.significant() ? 1 : 0, p < alpha ? 1 : 0);
    }

    private Optional<String> differs(int neuron, String what, double published, double computed) {
        return Optional.of("%s: neuron %d has %s %s, computed again from the published activations it is %s"
                .formatted(file, neuron, what, Numbers.shortest(published), Numbers.shortest(computed)));
    }

    private double t(double[] first, double[] second) {
        if (constant(first) && constant(second)) {
            double difference = first[0] - second[0];
            return difference == 0 ? Double.NaN : Math.copySign(Double.POSITIVE_INFINITY, difference);
        }
        TTest test = new TTest();
        return pooled ? test.homoscedasticT(first, second) : test.t(first, second);
    }

    private double p(double[] first, double[] second) {
        if (constant(first) && constant(second)) {
            return first[0] == second[0] ? Double.NaN : 0;
        }
        TTest test = new TTest();
        return pooled ? test.homoscedasticTTest(first, second) : test.tTest(first, second);
    }

    private static boolean agrees(double published, double computed, double scale) {
        return Double.compare(published, computed) == 0 || Math.abs(published - computed) <= TOLERANCE * scale;
    }

    private static boolean constant(double[] values) {
        return Arrays.stream(values).allMatch(value -> value == values[0]);
    }

    private double[] select(double[] column, boolean wanted) {
        return IntStream.range(0, column.length)
                .filter(i -> isFirst[i] == wanted)
                .mapToDouble(i -> column[i])
                .toArray();
    }
}
