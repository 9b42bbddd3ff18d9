package monosema.sae;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import monosema.config.SaeTraining;
import org.jspecify.annotations.Nullable;

/**
 * Steps with whole matrices, on any device. On a GPU a step never waits for the device: what must be known in Java (a
 * loss that is no number, features that died) is gathered there and read every {@link SaeStepper#DEAD_CHECK} steps and
 * at the points of the curve.
 */
final class DenseStepper implements SaeStepper {
    /** More than any value let through. */
    static final float NONE = 1e38f;

    /** No step is this far, and every step before it is a float32 of its own. */
    private static final float NEVER = 1 << 24;

    private final SaeTraining training;
    private final DenseObjective objective;
    private final int dSae;
    private final NDManager manager;
    private final boolean waits;
    private final DenseWeights weights;
    private final NDArray silent;
    /** The first step whose loss was not finite. */
    private final NDArray firstBad;

    private final NDArray threshold;
    private DeadFeatures dead = DeadFeatures.NONE;
    /** 1 for dead features, else 0; null where there are none. */
    private @Nullable NDArray mask;

    private int step;
    private double density = Double.NaN;

    /** Goes on from a state. */
    DenseStepper(SaeTraining training, DenseObjective objective, TrainingState state, Device device) {
        this(training, objective, state, device, device.isGpu());
    }

    /** The same, saying whether everything stays on the device and a step never waits for it; any device can. */
    DenseStepper(SaeTraining training, DenseObjective objective, TrainingState state, Device device, boolean onDevice) {
        this.training = training;
        this.objective = objective;
        this.dSae = state.dSae();
        this.step = state.step();
        this.manager = Engine.getEngine("PyTorch").newBaseManager(device);
        this.waits = !onDevice;
        this.weights = waits ? new HostWeights(training, state, manager) : new DeviceWeights(training, state, manager);
        this.silent = manager.create(state.silentSteps());
        this.firstBad = manager.create(NEVER);
        this.threshold = manager.create(state.threshold());
    }

    @Override
    public @Nullable SaeTrainingPoint step(NDArray x, StepKnobs knobs) {
        if (step % DEAD_CHECK == 0) {
            refreshDead();
        }
        boolean looks = knobs.measured() || knobs.step() % DEAD_CHECK == 0;
        SaeTrainingPoint point = null;
        try (NDManager scope = stepScope()) {
            NDArray input = x.duplicate();
            input.attach(scope);
            SaeParameters now = weights.views(scope);
            NDArray encoded = training.applyBDecToInput() ? input.sub(now.get(SaeParameters.B_DEC)) : input;
            DensePass pass = objective.begin(new DenseBatch(now, input, encoded, dead, mask, knobs));
            watch(pass, input, knobs, looks);
            if (waits && looks) {
                density = pass.features().neq(0f).sum().getLong()
                        / ((double) input.getShape().get(0) * dSae);
            }
            if (knobs.measured()) {
                point = point(pass, now, input, knobs);
            }
            remember(pass);
            DensePass.Gradients gradients = pass.gradients();
            biasThroughInput(gradients, now);
            weights.update(gradients.parameters(), knobs);
        }
        step = knobs.step();
        return point;
    }

    /**
     * Owns what a step makes. Its own device is the host: DJL turns the number of {@code x.muli(2f)} into an array on the
     * device of x's manager, and a copy to a GPU waits for all that the GPU has to do; one on the host goes to the kernel
     * as an argument.
     */
    private NDManager stepScope() {
        NDManager scope = manager.newSubManager(Device.cpu());
        scope.tempAttachAll(silent, firstBad, threshold);
        if (mask != null) {
            scope.tempAttachAll(mask);
        }
        return scope;
    }

    private void refreshDead() {
        if (objective.deadAfter() > 0) {
            dead = DeadFeatures.of(silent.toFloatArray(), objective.deadAfter());
            NDArray before = mask;
            if (before != null) {
                before.close();
            }
            mask = dead.count() == 0 ? null : manager.create(dead.mask(dSae));
        }
    }

    /** What is no number anywhere in a pass is none in its error. */
    private void watch(DensePass pass, NDArray input, StepKnobs knobs, boolean looks) {
        NDArray squares = pass.error().square().sum();
        if (waits) {
            double rows = input.getShape().get(0);
            double mse = squares.getFloat() / rows;
            DivergedException.check(knobs.step(), mse, mse, input.square().sum().getFloat() / rows);
            return;
        }
        NDArray bad = squares.isNaN().logicalOr(squares.isInfinite()).toType(DataType.FLOAT32, false);
        NDArray first = firstBad.minimum(bad.muli(knobs.step() - NEVER).addi(NEVER));
        firstBad.subi(firstBad).addi(first);
        if (looks && firstBad.getFloat() < NEVER) {
            throw new DivergedException((int) firstBad.getFloat(), "the loss is not finite");
        }
    }

    private void remember(DensePass pass) {
        NDArray smallest = pass.smallestLetThrough();
        if (smallest != null) {
            NDArray some = smallest.lt(NONE).toType(DataType.FLOAT64, false);
            NDArray difference = smallest.toType(DataType.FLOAT64, false).sub(threshold);
            threshold.addi(difference.muli(some).muli(objective.thresholdRate()));
        }
        if (objective.deadAfter() > 0) {
            NDArray fired = pass.features().max(new int[] {0}).gt(0f).toType(DataType.FLOAT32, false);
            silent.addi(1f).muli(fired.muli(-1f).addi(1f));
        }
    }

    /** What b_dec does through the input that the encoder sees. */
    private void biasThroughInput(DensePass.Gradients gradients, SaeParameters now) {
        if (training.applyBDecToInput()) {
            NDArray encoder = now.get(SaeParameters.ENCODER);
            NDArray through = gradients.product().expandDims(0).matMul(encoder).squeeze(0);
            gradients.parameters().get(SaeParameters.B_DEC).subi(through);
        }
    }

    private static SaeTrainingPoint point(DensePass pass, SaeParameters now, NDArray x, StepKnobs knobs) {
        double rows = x.getShape().get(0);
        double mse = total(pass.error().square()) / rows;
        NDArray f = pass.features();
        double l1 = total(f.sum(new int[] {0}).mul(now.decoderNorms())) / rows;
        double variance = total(x.sub(x.mean(new int[] {0})).square());
        return new SaeTrainingPoint(
                knobs.step(),
                pass.loss().getFloat(),
                mse,
                l1,
                f.gt(0f).sum().getLong() / rows,
                1 - mse * rows / variance);
    }

    private static double total(NDArray array) {
        return array.sum().getFloat();
    }

    @Override
    public double density() {
        return density;
    }

    @Override
    public TrainingState state() {
        return weights.state(step, silent, threshold.getDouble());
    }

    @Override
    public void close() {
        manager.close();
    }
}
