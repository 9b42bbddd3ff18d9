package monosema.model;

import ai.djl.Device;
import ai.djl.engine.EngineException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import monosema.checkpoint.CheckpointKeeper;
import monosema.config.ModelSpec;
import monosema.data.Corpus;
import monosema.io.BadInputException;
import monosema.provenance.Progress;
import monosema.provenance.Seed;

/**
 * Trains a GPT-Neo from scratch on a corpus: next-token cross-entropy on {@link ShuffledWindows}, {@link Adam}, and
 * {@link LearningRate}. Equal specs, corpora and seeds give equal bits on one kind of device, also where a
 * training was interrupted and went on from a checkpoint.
 */
public final class GptNeoTrainer {
    private static final int CURVE_POINTS = 200;
    private static final int HELD_OUT_POINTS = 4;

    private final ModelSpec.TrainedGptNeo spec;
    private final Corpus corpus;
    private final Seed seed;
    private final Device device;
    private final CheckpointKeeper keeper;
    /** The step that is being taken, for messages. */
    private int at;

    /**
     * A trained model and how it came about.
     *
     * @param model the caller closes it
     * @param curve in order of step; the last point is the last step and has a held-out loss
     * @param tokensPerSecond read in training, held-out losses on the way included
     */
    public record Trained(GptNeo model, List<TrainingPoint> curve, double tokensPerSecond) {
        public Trained {
            curve = List.copyOf(curve);
        }
    }

    /**
     * A training.
     *
     * @param seed its streams {@code model.init} and {@code model.windows} decide the weights and what is read when
     * @param device where the model is trained, and stays
     * @throws BadInputException if a stream of the corpus is too short for a window
     */
    public GptNeoTrainer(ModelSpec.TrainedGptNeo spec, Corpus corpus, Seed seed, Device device) {
        this(spec, corpus, seed, device, new CheckpointKeeper.None());
    }

    /**
     * A training that goes on from its latest checkpoint, if there is one, and takes others.
     *
     * @param keeper of this training and no other
     * @throws BadInputException if a stream of the corpus is too short for a window
     */
    public GptNeoTrainer(
            ModelSpec.TrainedGptNeo spec, Corpus corpus, Seed seed, Device device, CheckpointKeeper keeper) {
        requireTokens("training", corpus.train().limit(), spec.context() + 1);
        requireTokens("held-out", corpus.heldOut().limit(), 2);
        this.spec = spec;
        this.corpus = corpus;
        this.seed = seed;
        this.device = device;
        this.keeper = keeper;
    }

    /**
     * Trains from the first step, or the latest checkpoint, to the last step.
     *
     * @param progress told after every step
     * @throws BadInputException if training cannot go on: the loss stops being a number, or memory runs out; names the step
     */
    public Trained train(Progress progress) {
        try {
            long parameters = GptNeoParameters.count(
                    GptNeoConfig.of(spec, corpus.vocabulary().size()));
            return train(
                    keeper.latest(TrainingSnapshot.LAYOUT, kept -> TrainingSnapshot.of(kept, parameters)), progress);
        } catch (EngineException | OutOfMemoryError e) {
            if (DeviceMemory.isExhausted(e)) {
                throw new BadInputException(outOfMemory(e), e);
            }
            throw e;
        }
    }

    private Trained train(Optional<TrainingSnapshot> start, Progress progress) {
        try (TrainingRun run = new TrainingRun(spec, corpus, seed, device, start)) {
            Curve curve = start.map(TrainingSnapshot::curve).orElseGet(Curve::new);
            int begun = run.steps();
            long began = System.nanoTime();
            for (int step = begun + 1; step <= spec.steps(); step++) {
                at = step;
                double loss = step(run, curve);
                if (step < spec.steps() && keeper.isDue()) {
                    keeper.keep(() -> run.snapshot(curve).checkpoint());
                }
                progress.step(step, spec.steps(), String.format(Locale.ROOT, "loss %.2f", loss));
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            return new Trained(run.model(), curve.points(), tokens(spec.steps() - begun) / seconds);
        }
    }

    private double step(TrainingRun run, Curve curve) {
        double loss = run.step();
        requireNumber(loss);
        curve.add(loss);
        if (isMultiple(at, HELD_OUT_POINTS)) {
            curve.point(at, tokens(at), run.heldOutLoss());
        } else if (isMultiple(at, CURVE_POINTS)) {
            curve.point(at, tokens(at), null);
        }
        return loss;
    }

    /** Whether a step is one of {@code points} that are spread evenly over the training and end with it. */
    private boolean isMultiple(long step, int points) {
        return step * points / spec.steps() > (step - 1) * points / spec.steps();
    }

    private long tokens(long step) {
        return step * spec.batch() * spec.context();
    }

    private void requireNumber(double loss) {
        if (!Double.isFinite(loss)) {
            throw new BadInputException(
                    "model training: the loss is %s at step %d of %d; a learningRate below %s may help%s"
                            .formatted(loss, at, spec.steps(), spec.learningRate(), keeper.kept()));
        }
    }

    private String outOfMemory(Throwable error) {
        return "model training: out of memory on %s at step %d of %d, batch %d: a smaller batch needs less%s (%s)"
                .formatted(device, at, spec.steps(), spec.batch(), keeper.kept(), DeviceMemory.reason(error));
    }

    private static void requireTokens(String stream, int tokens, int bound) {
        if (tokens < bound) {
            throw new BadInputException(
                    "model training: the %s stream has %d tokens, needs %d".formatted(stream, tokens, bound));
        }
    }
}
