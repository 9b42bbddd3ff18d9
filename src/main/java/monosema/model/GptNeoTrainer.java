package monosema.model;

import ai.djl.Device;
import java.util.List;
import java.util.Locale;
import monosema.config.ModelSpec;
import monosema.data.Corpus;
import monosema.io.BadInputException;
import monosema.provenance.Progress;
import monosema.provenance.Seed;

/**
 * Trains a GPT-Neo from scratch on a corpus: next-token cross-entropy on {@link ShuffledWindows}, {@link Adam}, and
 * {@link LearningRate}. Equal specs, corpora and seeds give equal bits on one kind of device.
 */
public final class GptNeoTrainer {
    private static final int CURVE_POINTS = 200;
    private static final int HELD_OUT_POINTS = 4;

    private final ModelSpec.TrainedGptNeo spec;
    private final Corpus corpus;
    private final Seed seed;
    private final Device device;

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
        requireTokens("training", corpus.train().limit(), spec.context() + 1);
        requireTokens("held-out", corpus.heldOut().limit(), 2);
        this.spec = spec;
        this.corpus = corpus;
        this.seed = seed;
        this.device = device;
    }

    /**
     * Trains.
     *
     * @param progress told after every step
     * @throws BadInputException if the loss stops being a number, naming the step
     */
    public Trained train(Progress progress) {
        try (TrainingRun run = new TrainingRun(spec, corpus, seed, device)) {
            Curve curve = new Curve();
            long start = System.nanoTime();
            for (int step = 1; step <= spec.steps(); step++) {
                double loss = run.step();
                requireNumber(loss, step);
                curve.add(loss);
                if (isMultiple(step, HELD_OUT_POINTS)) {
                    curve.point(step, tokens(step), run.heldOutLoss());
                } else if (isMultiple(step, CURVE_POINTS)) {
                    curve.point(step, tokens(step), null);
                }
                progress.step(step, spec.steps(), String.format(Locale.ROOT, "loss %.2f", loss));
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            return new Trained(run.model(), curve.points(), tokens(spec.steps()) / seconds);
        }
    }

    /** Whether a step is one of {@code points} that are spread evenly over the training and end with it. */
    private boolean isMultiple(long step, int points) {
        return step * points / spec.steps() > (step - 1) * points / spec.steps();
    }

    private long tokens(long step) {
        return step * spec.batch() * spec.context();
    }

    private void requireNumber(double loss, int step) {
        if (!Double.isFinite(loss)) {
            throw new BadInputException(
                    "model training: the loss is %s at step %d of %d; a learningRate below %s may help"
                            .formatted(loss, step, spec.steps(), spec.learningRate()));
        }
    }

    private static void requireTokens(String stream, int tokens, int bound) {
        if (tokens < bound) {
            throw new BadInputException(
                    "model training: the %s stream has %d tokens, needs %d".formatted(stream, tokens, bound));
        }
    }
}
