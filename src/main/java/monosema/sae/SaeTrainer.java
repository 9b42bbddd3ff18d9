package monosema.sae;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import monosema.activations.ActivationSource;
import monosema.activations.ActivationStream;
import monosema.checkpoint.CheckpointKeeper;
import monosema.config.SaeSpec;
import monosema.config.SaeTraining;
import monosema.io.BadInputException;
import monosema.io.Numbers;
import monosema.model.DeviceMemory;
import monosema.provenance.Progress;
import org.jspecify.annotations.Nullable;

/**
 * Trains an SAE of any architecture: gradients in closed form, Adam on clipped gradients, a schedule.
 *
 * <p>On a CPU a step takes the sparse path where the gradient touches few (row, feature) pairs, by the measured share of
 * them; on a GPU always the dense one. Equal specs and sequences of rows give equal bits on one device with equal
 * threads, also where a training was interrupted and went on from a checkpoint.
 */
public final class SaeTrainer {
    /** SAELens takes 1000 batches; the mean norm is known to a thousandth long before. */
    static final int SCALE_BATCHES = 1000;

    static final int SCALE_ROWS = 32_768;
    private static final int POINTS = 200;

    /**
     * Share of touched pairs below which the sparse path is faster, by measurement (bench {@code sae-step}); and above
     * which the dense one is again, further up so that a training does not go to and fro.
     */
    static final double SPARSE_BELOW = 0.1;

    static final double DENSE_ABOVE = 0.13;

    private final SaeSpec.Trained spec;
    private final SaeTraining training;
    private final SaeSchedule schedule;
    private final SaeObjectives objectives;
    private final Device device;
    private final CheckpointKeeper keeper;
    /** The step that is being taken, for messages. */
    private int at;

    /**
     * Prepares; nothing is allocated yet.
     *
     * @param device where the weights live while they are trained; that of the activations
     */
    public SaeTrainer(SaeSpec.Trained spec, Device device) {
        this(spec, device, new CheckpointKeeper.None());
    }

    /**
     * Prepares to go on from the latest checkpoint, if there is one, and to take others.
     *
     * @param keeper of this training and no other
     */
    public SaeTrainer(SaeSpec.Trained spec, Device device, CheckpointKeeper keeper) {
        this.spec = spec;
        this.training = spec.training();
        this.schedule = SaeSchedule.of(spec);
        this.objectives = SaeObjectives.of(spec.architecture());
        this.device = device;
        this.keeper = keeper;
    }

    /**
     * Trains from the first step, or the latest checkpoint, to the last step.
     *
     * @param source rows of the corpus; the factor of the recipe is taken from its first rows (up to 1000 batches, and no
     *     more than 32,768 rows), and training begins at the first row
     * @throws BadInputException if training cannot go on (with the step and why), or activations are all 0 or not finite
     */
    public TrainedSae train(ActivationSource source, Progress progress) {
        Optional<TrainingCheckpoint> latest = keeper.latest(TrainingCheckpoint.LAYOUT, TrainingCheckpoint::of);
        TrainingCheckpoint start = latest.isPresent() ? latest.get() : beginning(source);
        at = start.state().step();
        try (ActivationStream stream = source.open(start.rows())) {
            return train(start, stream, progress);
        } catch (DivergedException e) {
            throw new BadInputException(stopped(e), e);
        } catch (EngineException | OutOfMemoryError e) {
            if (DeviceMemory.isExhausted(e)) {
                throw new BadInputException(outOfMemory(e, start.state().dIn()), e);
            }
            throw e;
        }
    }

    private String outOfMemory(Throwable error, int dIn) {
        return "SAE '%s': out of memory on %s at step %d of %d, batch %d: %s%s (%s)"
                .formatted(
                        spec.id(),
                        device,
                        at,
                        training.steps(),
                        training.batch(),
                        SaeMemory.smaller(spec, dIn),
                        keeper.kept(),
                        DeviceMemory.reason(error));
    }

    /**
     * The SAE that training would begin with, at random: what a trained one is compared with.
     *
     * @param dIn width of the activations, at least 1
     */
    public Sae untrained(int dIn) {
        int dSae = Math.multiplyExact(dIn, spec.expansion());
        return FoldedSae.of(spec, TrainingState.initial(dIn, dSae, InitialWeights.of(spec, dIn, dSae)), 1);
    }

    private TrainingCheckpoint beginning(ActivationSource source) {
        try (ActivationStream stream = source.open(0);
                NDManager manager = Engine.getEngine("PyTorch").newBaseManager(device)) {
            int dIn = stream.dIn();
            int dSae = Math.multiplyExact(dIn, spec.expansion());
            double scale = training.normalizeActivations() ? scale(manager, stream) : 1;
            TrainingState state = TrainingState.initial(dIn, dSae, InitialWeights.of(spec, dIn, dSae));
            return new TrainingCheckpoint(state, scale, 0, objectives.alwaysSparse(), List.of());
        }
    }

    private TrainedSae train(TrainingCheckpoint start, ActivationStream stream, Progress progress) {
        List<SaeTrainingPoint> points = new ArrayList<>(start.points());
        boolean sparse = start.sparse() && !device.isGpu();
        SaeStepper stepper = stepper(sparse, start.state());
        try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager(device)) {
            long rows = start.rows();
            long began = System.nanoTime();
            for (int step = start.state().step() + 1; step <= training.steps(); step++) {
                at = step;
                StepKnobs knobs = schedule.knobs(step, isPoint(step));
                SaeTrainingPoint point = step(stepper, manager, stream, knobs, start.scale());
                rows += training.batch();
                if (point != null) {
                    points.add(point);
                }
                if (step % SaeStepper.DEAD_CHECK == 0 && step < training.steps()) {
                    boolean next = isSparseNext(sparse, stepper.density());
                    if (next != sparse) {
                        sparse = next;
                        stepper = changed(stepper, sparse);
                    }
                    if (keeper.isDue()) {
                        keep(stepper, start.scale(), rows, sparse, points);
                    }
                }
                progress.step(step, training.steps(), detail(points));
            }
            TrainingState end = stepper.state();
            double seconds = (System.nanoTime() - began) / 1e9;
            return new TrainedSae(
                    FoldedSae.of(spec, end, start.scale()), start.scale(), points, (rows - start.rows()) / seconds);
        } finally {
            stepper.close();
        }
    }

    private void keep(SaeStepper stepper, double scale, long rows, boolean sparse, List<SaeTrainingPoint> points) {
        keeper.keep(() -> new TrainingCheckpoint(stepper.state(), scale, rows, sparse, points).checkpoint());
    }

    private @Nullable SaeTrainingPoint step(
            SaeStepper stepper, NDManager manager, ActivationStream stream, StepKnobs knobs, double scale) {
        // On the host, so that the factor need not be copied to a GPU: see DenseStepper.
        try (NDManager scope = manager.newSubManager(Device.cpu())) {
            NDArray x = stream.next(scope, training.batch());
            return stepper.step(scale == 1 ? x : x.muli((float) scale), knobs);
        }
    }

    private SaeStepper stepper(boolean sparse, TrainingState state) {
        return sparse
                ? new SparseStepper(training, objectives.sparse(), state)
                : new DenseStepper(training, objectives.dense(), state, device);
    }

    private SaeStepper changed(SaeStepper from, boolean sparse) {
        TrainingState state = from.state();
        from.close();
        return stepper(sparse, state);
    }

    private boolean isSparseNext(boolean sparse, double density) {
        if (device.isGpu() || Double.isNaN(density)) {
            return sparse;
        }
        return density < (sparse ? DENSE_ABOVE : SPARSE_BELOW);
    }

    /** sqrt(dIn) / mean norm: SAELens' {@code expected_average_only_in}. */
    private double scale(NDManager manager, ActivationStream stream) {
        int batch = training.batch();
        long rows = Math.max(batch, Math.min((long) SCALE_BATCHES * batch, SCALE_ROWS));
        double sum = 0;
        for (long done = 0; done < rows; ) {
            int count = (int) Math.min(batch, rows - done);
            try (NDManager scope = manager.newSubManager()) {
                NDArray norms = stream.next(scope, count).norm(new int[] {1});
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
        return step == 1 || step == training.steps() || step % Math.max(1, training.steps() / POINTS) == 0;
    }

    private String stopped(DivergedException e) {
        String advice = e.isOfInput()
                ? ""
                : "; a learningRate below %s may help".formatted(Numbers.shortest(training.learningRate()));
        return "SAE '%s': stopped at step %d of %d: %s%s%s"
                .formatted(spec.id(), e.step(), training.steps(), e.getMessage(), advice, keeper.kept());
    }

    private static String detail(List<SaeTrainingPoint> points) {
        if (points.isEmpty()) {
            return "";
        }
        SaeTrainingPoint last = points.get(points.size() - 1);
        return String.format(Locale.ROOT, "explained variance %.3f, L0 %.1f", last.explainedVariance(), last.l0());
    }
}
