package monosema.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import monosema.io.BadInputException;
import monosema.report.chart.Architecture;
import monosema.report.chart.SaePoint;
import monosema.report.text.Numeral;

/**
 * An SAE as its experiment declares it.
 *
 * @param id names its files and results
 * @param name as the paper says it
 * @param setting where its declaration begins, such as {@code saes[0]}
 * @param architecture its kind, such as {@code topk}, or {@code pretrained}
 * @param knob what sets its sparsity, such as {@code k = 32}; empty for one that was read from files
 * @param recipe architecture and knob, such as {@code TopK, k = 32}
 * @param label the same in short, such as {@code TopK 32}; where an earlier one has it, with what tells them apart, its
 *     seed or its learning rate; its id where neither does
 * @param family equal for SAEs that differ in what sets their sparsity, in their seed and in their id alone
 * @param rest equal for SAEs that differ in their learning rate and in their id alone
 * @param learningRate Adam's, before its decay; NaN for one that was read from files
 */
public record SaeView(
        String id,
        String name,
        String setting,
        String architecture,
        String knob,
        String recipe,
        String label,
        String family,
        String rest,
        double learningRate) {

    /** Whether it was trained here, rather than read from files. */
    public boolean trained() {
        return !architecture.equals(Architecture.PRETRAINED.kind());
    }

    /**
     * Those of an experiment, in the order of its declaration.
     *
     * @throws BadInputException if one is of no known kind or architecture, or lacks what sets its sparsity
     */
    static List<SaeView> of(JsonNode declaration) {
        JsonNode saes = declaration.path("saes");
        List<List<String>> labels = new ArrayList<>();
        List<SaeView> all = new ArrayList<>();
        for (JsonNode sae : saes) {
            String setting = "saes[%d]".formatted(all.size());
            String name = saes.size() == 1 ? "SAE" : "SAE " + sae.path("id").asText();
            all.add(of(sae, name, setting));
            labels.add(labels(sae, all.get(all.size() - 1)));
        }
        List<String> distinct = distinct(labels);
        for (int i = 0; i < all.size(); i++) {
            all.set(i, all.get(i).labelled(distinct.get(i)));
        }
        return List.copyOf(all);
    }

    private static SaeView of(JsonNode sae, String name, String setting) {
        String kind = sae.path("kind").asText();
        return switch (kind) {
            case "trained" -> trained(sae, name, setting);
            case "pretrained" -> pretrained(sae.path("id").asText(), name, setting);
            default ->
                throw new BadInputException(
                        "declaration.json: %s.kind must be trained or pretrained, was '%s'".formatted(setting, kind));
        };
    }

    private static SaeView trained(JsonNode sae, String name, String setting) {
        JsonNode declared = sae.path("architecture");
        Architecture architecture = Architecture.of(declared.path("kind").asText());
        JsonNode knob = declared.path(architecture.knob());
        if (!knob.isNumber()) {
            throw new BadInputException("declaration.json: %s.architecture.%s must be a number, was '%s'"
                    .formatted(setting, architecture.knob(), knob.asText()));
        }
        String value = Numeral.declared(knob.doubleValue());
        String words = architecture.knobWords() + value;
        return new SaeView(
                sae.path("id").asText(),
                name,
                setting,
                architecture.kind(),
                words,
                architecture.shown() + ", " + words,
                architecture.brief() + " " + value,
                family(sae, architecture),
                rest(sae),
                sae.path("training").path("learningRate").asDouble(Double.NaN));
    }

    private static SaeView pretrained(String id, String name, String setting) {
        Architecture architecture = Architecture.PRETRAINED;
        return new SaeView(id, name, setting, architecture.kind(), "", architecture.shown(), id, id, id, Double.NaN);
    }

    /** From the shortest to the surest. */
    private static List<String> labels(JsonNode sae, SaeView view) {
        String seed = sae.path("training").path("seed").asText();
        String rate = sae.path("training").path("learningRate").asText();
        return List.of(view.label, view.label + " seed " + seed, view.label + " at " + rate, view.id);
    }

    /** The short label for the first that has it; for the others the first of the longer that no other has. */
    private static List<String> distinct(List<List<String>> labels) {
        List<String> distinct = new ArrayList<>();
        for (List<String> own : labels) {
            String brief = own.get(0);
            distinct.add(!distinct.contains(brief) ? brief : longer(own, labels));
        }
        return distinct;
    }

    private static String longer(List<String> own, List<List<String>> labels) {
        return IntStream.range(1, own.size())
                .filter(length -> labels.stream()
                                .filter(any -> any.get(length).equals(own.get(length)))
                                .count()
                        == 1)
                .mapToObj(own::get)
                .findFirst()
                .orElse(own.get(own.size() - 1));
    }

    private SaeView labelled(String chosen) {
        return new SaeView(id, name, setting, architecture, knob, recipe, chosen, family, rest, learningRate);
    }

    private static String rest(JsonNode sae) {
        JsonNode rest = sae.deepCopy();
        without(rest, "id");
        without(rest.path("training"), "learningRate");
        return rest.toString();
    }

    private static String family(JsonNode sae, Architecture architecture) {
        JsonNode rest = sae.deepCopy();
        without(rest, "id");
        without(rest.path("architecture"), architecture.knob());
        without(rest.path("training"), "seed");
        return rest.toString();
    }

    private static void without(JsonNode node, String field) {
        if (node instanceof ObjectNode object) {
            object.remove(field);
        }
    }

    /** With what it costs and keeps. */
    SaePoint point(Bound r) {
        Bound own = r.at("sae." + id);
        return new SaePoint(
                id,
                label,
                Architecture.of(architecture),
                family,
                own.value("l0"),
                own.value("explainedVariance"),
                own.has("ceRecovered") ? own.value("ceRecovered") : Double.NaN);
    }
}
