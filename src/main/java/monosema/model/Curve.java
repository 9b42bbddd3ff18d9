package monosema.model;

import java.util.ArrayList;
import java.util.List;
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
}
