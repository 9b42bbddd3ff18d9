package monosema.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import monosema.io.Json;
import org.jspecify.annotations.Nullable;

/** Gathers a training curve: the losses of batches become points of their mean. */
final class Curve {
    private final List<TrainingPoint> points = new ArrayList<>();
    private double sum;
    private int batches;

    /** A batch's loss, in nats per token. */
    void add(double loss) {
        sum += loss;
        batches++;
    }

    /** Ends a point after a step. */
    void point(int step, long tokens, @Nullable Double heldOutLoss) {
        points.add(new TrainingPoint(step, tokens, sum / batches, heldOutLoss));
        sum = 0;
        batches = 0;
    }

    /** The points so far, in order of step. */
    List<TrainingPoint> points() {
        return List.copyOf(points);
    }

    private record Kept(double sum, int batches, List<TrainingPoint> points) {}

    /** All of it, the batches since the last point too. */
    String json() {
        return Json.canonical(new Kept(sum, batches, points()));
    }

    /**
     * What {@link #json} wrote.
     *
     * @throws IllegalArgumentException if it is not JSON
     */
    static Curve of(String json) {
        Curve curve = new Curve();
        JsonNode kept = Json.parse(json);
        curve.sum = kept.path("sum").asDouble();
        curve.batches = kept.path("batches").asInt();
        for (JsonNode point : kept.path("points")) {
            JsonNode heldOut = point.path("heldOutLoss");
            curve.points.add(new TrainingPoint(
                    point.path("step").asInt(),
                    point.path("tokens").asLong(),
                    point.path("trainLoss").asDouble(),
                    heldOut.isNumber() ? heldOut.asDouble() : null));
        }
        return curve;
    }
}
