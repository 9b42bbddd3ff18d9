package monosema.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import monosema.record.CausalRow;
import monosema.record.ExperimentRecord;
import monosema.report.chart.AblationChart;
import monosema.report.chart.Representation;
import monosema.report.text.Numeral;

/**
 * What interventions in the running model did.
 *
 * @param pairs of cues, such as {@code her/his}
 * @param everyToken whether every token of a word is edited, not its last one alone
 * @param randomSets declared
 * @param representations in order
 */
public record CausalView(List<String> pairs, boolean everyToken, int randomSets, List<Ablated> representations) {
    public CausalView {
        pairs = List.copyOf(pairs);
        representations = List.copyOf(representations);
    }

    /**
     * A representation.
     *
     * @param id {@code mlp} or the SAE's id
     * @param name as the paper says it
     * @param neurons that were ablated
     * @param matched neurons of a random set
     * @param sets of random neurons
     * @param steered whether it has a direction
     * @param effects of ablations over all words
     * @param byClass of ablations, by class
     */
    public record Ablated(
            String id,
            String name,
            int neurons,
            int matched,
            int sets,
            boolean steered,
            List<Effect> effects,
            List<Effect> byClass) {
        public Ablated {
            effects = List.copyOf(effects);
            byClass = List.copyOf(byClass);
        }
    }

    /**
     * An effect, as text.
     *
     * @param setTo {@code zero} or {@code the mean}
     * @param words whose lean changed; empty for all
     * @param change nats
     * @param range its interval
     * @param random mean of the random sets, empty without any
     * @param randomRange their central 95%, empty without any
     * @param p of the change, empty without any
     */
    public record Effect(
            String setTo, String words, String change, String range, String random, String randomRange, String p) {}

    static CausalView of(ExperimentRecord source, List<Representation> representations, WordSetView words) {
        JsonNode declared = declared(source);
        List<CausalRow> rows = source.causal();
        return new CausalView(
                pairs(declared.path("cues"), words.first()),
                !source.declaration()
                        .path("activations")
                        .path("pooling")
                        .asText()
                        .equals("last"),
                declared.path("randomSets").asInt(),
                representations.stream().map(one -> ablated(source, one, rows)).toList());
    }

    private static JsonNode declared(ExperimentRecord source) {
        return StreamSupport.stream(source.declaration().path("analyses").spliterator(), false)
                .filter(analysis -> analysis.path("kind").asText().equals("causal"))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> pairs(JsonNode cues, String firstLabel) {
        boolean asDeclared = cues.path("first").path("label").asText().equals(firstLabel);
        JsonNode first = cues.path(asDeclared ? "first" : "second").path("words");
        JsonNode second = cues.path(asDeclared ? "second" : "first").path("words");
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < first.size(); i++) {
            pairs.add(first.path(i).asText() + "/" + second.path(i).asText());
        }
        return pairs;
    }

    private static Ablated ablated(ExperimentRecord source, Representation representation, List<CausalRow> rows) {
        Bound r = new Bound(source).at("causal").at(representation.id());
        List<CausalRow> own = ofRepresentation(rows, representation);
        return new Ablated(
                representation.id(),
                representation.name(),
                (int) r.value("neurons"),
                (int) r.value("matchedNeurons"),
                (int) r.value("matchedSets"),
                own.stream().anyMatch(CausalView::steers),
                own.stream()
                        .filter(row -> !steers(row) && row.ofAllWords())
                        .map(CausalView::effect)
                        .toList(),
                own.stream()
                        .filter(row -> !steers(row) && !row.ofAllWords())
                        .map(CausalView::effect)
                        .toList());
    }

    private static List<CausalRow> ofRepresentation(List<CausalRow> rows, Representation representation) {
        return rows.stream()
                .filter(row -> row.representation().equals(representation.id()))
                .toList();
    }

    static boolean steers(CausalRow row) {
        return row.intervention().equals(CausalRow.STEER);
    }

    private static Effect effect(CausalRow row) {
        return new Effect(
                row.intervention().equals(CausalRow.ZERO) ? "zero" : "the mean",
                row.label(),
                Numeral.fixed(row.change(), 2),
                range(row.lower(), row.upper()),
                row.hasRandom() ? Numeral.fixed(row.randomChange(), 2) : "",
                row.hasRandom() ? range(row.randomLower(), row.randomUpper()) : "",
                row.hasRandom() ? Numeral.small(row.p()) : "");
    }

    private static String range(double lower, double upper) {
        return Numeral.fixed(lower, 2) + " to " + Numeral.fixed(upper, 2);
    }

    /** The ablations of all words, representation by representation. */
    static List<AblationChart.Ablation> ablations(List<CausalRow> rows, List<Representation> representations) {
        return representations.stream()
                .flatMap(one -> ofRepresentation(rows, one).stream()
                        .filter(row -> !steers(row) && row.ofAllWords())
                        .map(row -> new AblationChart.Ablation(one, row)))
                .toList();
    }

    /** What the chart of the ablations says. */
    static String ablationFinding(List<AblationChart.Ablation> rows) {
        return rows.stream()
                        .map(one -> "%s, %s at %s: %s nats towards the word's own label%s"
                                .formatted(
                                        one.representation().name(),
                                        Numeral.count(one.row().neurons()),
                                        one.row().intervention().equals(CausalRow.ZERO) ? "zero" : "their means",
                                        Numeral.fixed(one.row().change(), 2),
                                        one.row().hasRandom()
                                                ? ", matched random sets "
                                                        + Numeral.fixed(
                                                                one.row().randomChange(), 2)
                                                : ""))
                        .collect(Collectors.joining("; "))
                + ".";
    }

    /** What the chart of the steps says: of the longest step each way. */
    static String steeringFinding(List<CausalRow> rows, List<Representation> representations, String first) {
        DoubleSummaryStatistics steps =
                rows.stream().mapToDouble(CausalRow::step).summaryStatistics();
        return representations.stream()
                        .flatMap(one -> ofRepresentation(rows, one).stream()
                                .filter(CausalRow::ofAllWords)
                                .filter(row -> row.step() == steps.getMin() || row.step() == steps.getMax())
                                .map(row -> "%s, step %s: %s nats towards %s, random directions %s"
                                        .formatted(
                                                one.name(),
                                                Numeral.declared(row.step()),
                                                Numeral.fixed(row.change(), 2),
                                                first,
                                                range(row.randomLower(), row.randomUpper()))))
                        .collect(Collectors.joining("; "))
                + ".";
    }
}
