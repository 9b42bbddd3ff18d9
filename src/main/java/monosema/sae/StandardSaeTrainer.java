package monosema.sae;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import monosema.activations.ActivationStream;
import monosema.config.SaeSpec;
import monosema.io.BadInputException;
import monosema.io.Numbers;
import monosema.provenance.Progress;
import monosema.provenance.Seed;

/**
 * Trains a standard SAE by SAELens' recipe: Adam on the reconstruction error plus an L1 penalty weighted by the
 * decoder's norms, gradients in closed form.
 *
 * <p>Equal specs, seeds and streams give equal bits on one device with equal threads.
 */
public final class StandardSaeTrainer {
    /** SAELens takes 1000 batches; the mean norm is known to a thousandth long before. */
    static final int SCALE_BATCHES = 1000;

    static final int SCALE_ROWS = 32_768;
    private static final int POINTS = 200;

    private final SaeSpec.Standard spec;
    private final StandardSchedule schedule;
    private final Seed seed;
    private final Device device;

    /**
     * Prepares; nothing is allocated yet.
     *
     * @param seed its stream {@code sae.<id>.init} gives the initial weights
     * @param device where the weights live while they are trained; that of the stream
     */
    public StandardSaeTrainer(SaeSpec.Standard spec, Seed seed, Device device) {
        this.spec = spec;
        this.schedule = new StandardSchedule(spec);
        this.seed = seed;
        this.device = device;
    }

    /**
     * Trains from the first step to the last.
     *
     * @param stream rows of the corpus; the factor of the recipe is taken from its first rows (up to 1000 batches, and
     *     no more than 32,768 rows), training goes on after them
     * @throws BadInputException if the loss stops being finite (with the step), or activations are all 0 or not finite
     */
    public TrainedSae train(ActivationStream stream, Progress progress) {
        int dSae = Math.multiplyExact(stream.dIn(), spec.expansion());
        return train(
                stream, SaeParameters.initial(stream.dIn(), dSae, seed.stream("sae." + spec.id() + ".init")), progress);
    }

    TrainedSae train(ActivationStream stream, Sae initial, Progress progress) {
        try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager(device)) {
            double scale = spec.normalizeActivations() ? scale(manager, stream) : 1;
            SaeParameters weights = SaeParameters.of(manager, initial);
            Adam adam = new Adam(manager, weights.list());
            List<SaeTrainingPoint> points = new ArrayList<>();
            for (int step = 1; step <= spec.steps(); step++) {
                try (NDManager scope = manager.newSubManager()) {
                    scope.tempAttachAll(weights.list());
                    NDArray x = stream.next(scope, spec.batch()).mul((float) scale);
                    StandardPass pass = new StandardPass(weights, x);
                    if (isPoint(step)) {
                        points.add(finite(pass.point(step, schedule.l1Coefficient(step))));
                    }
                    SaeParameters gradients = pass.gradients(schedule.l1Coefficient(step));
                    adam.step(scope, gradients.list(), step, schedule.learningRate(step));
                }
                progress.step(step, spec.steps(), detail(points));
            }
            return new TrainedSae(weights.folded(scale), scale, points);
        }
    }

    /** sqrt(dIn) / mean norm: SAELens' {@code expected_average_only_in}. */
    private double scale(NDManager manager, ActivationStream stream) {
        long rows = Math.max(spec.batch(), Math.min((long) SCALE_BATCHES * spec.batch(), SCALE_ROWS));
        double sum = 0;
        for (long done = 0; done < rows; ) {
            int count = (int) Math.min(spec.batch(), rows - done);
            try (NDManager scope = manager.newSubManager()) {
                NDArray norms =
                        stream.next(scope, count).square().sum(new int[] {1}).sqrt();
                for (float norm : norms.toFloatArray()) {
                    sum += norm;
                }
            }
            done += count;
        }
        double scale = Math.sqrt(stream.dIn()) * rows / sum;
        if (!(scale > 0 && scale < Float.MAX_VALUE)) {
            throw new BadInputException("SAE '%s': activations must have a finite mean norm above 0, it was %s"
                    .formatted(spec.id(), Numbers.shortest(sum / rows)));
        }
        return scale;
    }

    private boolean isPoint(int step) {
        return step == 1 || step == spec.steps() || step % Math.max(1, spec.steps() / POINTS) == 0;
    }

    private SaeTrainingPoint finite(SaeTrainingPoint point) {
        if (!Double.isFinite(point.loss())) {
            throw new BadInputException("SAE '%s': the loss at step %d is %s: lower learningRate (%s)"
                    .formatted(
                            spec.id(),
                            point.step(),
                            Numbers.shortest(point.loss()),
                            Numbers.shortest(spec.learningRate())));
        }
        return point;
    }

    private static String detail(List<SaeTrainingPoint> points) {
        SaeTrainingPoint last = points.get(points.size() - 1);
        return String.format(Locale.ROOT, "explained variance %.3f, L0 %.1f", last.explainedVariance(), last.l0());
    }
}
