package monosema.sae;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import monosema.checkpoint.Checkpoint;
import monosema.io.Json;
import monosema.io.Numbers;
import monosema.io.Tensor;

/**
 * Where a training stands: all that going on from here needs, so that it ends with the same bits as if it had never
 * stopped.
 *
 * @param state of weights and optimiser
 * @param scale factor of the activations
 * @param rows of the sequence of activations that were read
 * @param sparse whether the sparse path was in use
 * @param points of the curve so far
 */
record TrainingCheckpoint(TrainingState state, double scale, long rows, boolean sparse, List<SaeTrainingPoint> points) {
    /** Of {@link #checkpoint}. */
    static final String LAYOUT = "sae-1";

    private static final String MEANS = "mean.";
    private static final String SQUARES = "square.";
    private static final String WEIGHTS = "weight.";
    private static final String SILENT = "silent_steps";

    TrainingCheckpoint {
        points = List.copyOf(points);
    }

    /** As it is kept; takes the state's arrays. */
    Checkpoint checkpoint() {
        List<Tensor> tensors = new ArrayList<>();
        add(tensors, WEIGHTS, state.weights());
        add(tensors, MEANS, state.means());
        add(tensors, SQUARES, state.squares());
        tensors.add(Tensor.owning(SILENT, List.of(state.dSae()), state.silentSteps()));
        Map<String, String> facts = new TreeMap<>();
        facts.put("d_in", Integer.toString(state.dIn()));
        facts.put("d_sae", Integer.toString(state.dSae()));
        facts.put("order", String.join(",", state.weights().keySet()));
        facts.put("threshold", Numbers.shortest(state.threshold()));
        facts.put("scale", Numbers.shortest(scale));
        facts.put("rows", Long.toString(rows));
        facts.put("sparse", Boolean.toString(sparse));
        facts.put("points", Json.canonical(points));
        return new Checkpoint(LAYOUT, state.step(), tensors, facts);
    }

    private static void add(List<Tensor> tensors, String prefix, Map<String, float[]> arrays) {
        arrays.forEach((name, values) -> tensors.add(Tensor.owning(prefix + name, List.of(values.length), values)));
    }

    /**
     * What was kept.
     *
     * @throws IllegalArgumentException if something is missing
     */
    static TrainingCheckpoint of(Checkpoint kept) {
        List<String> order = List.of(kept.fact("order").split(",", -1));
        TrainingState state = new TrainingState(
                Integer.parseInt(kept.fact("d_in")),
                Integer.parseInt(kept.fact("d_sae")),
                kept.step(),
                arrays(kept, WEIGHTS, order),
                arrays(kept, MEANS, order),
                arrays(kept, SQUARES, order),
                kept.tensor(SILENT).toArray(),
                Double.parseDouble(kept.fact("threshold")));
        return new TrainingCheckpoint(
                state,
                Double.parseDouble(kept.fact("scale")),
                Long.parseLong(kept.fact("rows")),
                Boolean.parseBoolean(kept.fact("sparse")),
                points(kept.fact("points")));
    }

    private static List<SaeTrainingPoint> points(String json) {
        List<SaeTrainingPoint> points = new ArrayList<>();
        for (JsonNode point : Json.parse(json)) {
            points.add(new SaeTrainingPoint(
                    point.path("step").asInt(),
                    point.path("loss").asDouble(),
                    point.path("mse").asDouble(),
                    point.path("l1").asDouble(),
                    point.path("l0").asDouble(),
                    point.path("explainedVariance").asDouble()));
        }
        return points;
    }

    private static Map<String, float[]> arrays(Checkpoint kept, String prefix, List<String> order) {
        Map<String, float[]> arrays = new LinkedHashMap<>();
        order.forEach(name -> arrays.put(name, kept.tensor(prefix + name).toArray()));
        return arrays;
    }
}
