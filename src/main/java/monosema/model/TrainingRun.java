package monosema.model;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.Optional;
import java.util.stream.IntStream;
import monosema.config.ModelSpec;
import monosema.data.Corpus;
import monosema.io.Tensor;
import monosema.optim.Adam;
import monosema.optim.VectorAdam;
import monosema.provenance.Seed;
import monosema.tokens.Tokenizer;
import monosema.tokens.WordTokenizer;

/** A training under way: the weights as one vector, the optimiser's moments, and what is read next. */
final class TrainingRun implements AutoCloseable {
    private static final Adam ADAM = new Adam(0.9, 0.999, 1);

    private final ModelSpec.TrainedGptNeo spec;
    private final Corpus corpus;
    private final GptNeoConfig config;
    private final Tokenizer tokenizer;
    private final NDManager manager;
    private final NDArray weights;
    private final NDArray mean;
    private final NDArray square;
    private final VectorAdam adam;
    private final ShuffledWindows windows;
    private final LearningRate rate;
    private int step;

    /** From the first step on. */
    TrainingRun(ModelSpec.TrainedGptNeo spec, Corpus corpus, Seed seed, Device device) {
        this(spec, corpus, seed, device, Optional.empty());
    }

    /** From a snapshot of the same training on, if there is one. */
    TrainingRun(
            ModelSpec.TrainedGptNeo spec, Corpus corpus, Seed seed, Device device, Optional<TrainingSnapshot> start) {
        this.spec = spec;
        this.corpus = corpus;
        this.config = GptNeoConfig.of(spec, corpus.vocabulary().size());
        this.tokenizer = new WordTokenizer(corpus.vocabulary());
        this.windows = new ShuffledWindows(corpus.train().limit(), spec.context(), 1, seed.stream("model.windows"));
        this.rate = new LearningRate(spec.learningRate(), spec.steps(), (int) (spec.warmUpShare() * spec.steps()));
        this.manager = NDManager.newBaseManager(device);
        this.weights = manager.create(start.map(snapshot -> snapshot.weights().toArray())
                .orElseGet(() -> GaussianWeights.draw(config, seed.stream("model.init"))));
        this.mean = moment(start.map(TrainingSnapshot::mean));
        this.square = moment(start.map(TrainingSnapshot::square));
        this.step = start.map(TrainingSnapshot::step).orElse(0);
        windows.skip((long) step * spec.batch());
        this.adam = new VectorAdam(ADAM, weights, mean, square);
        weights.setRequiresGradient(true);
    }

    private NDArray moment(Optional<Tensor> kept) {
        return kept.map(tensor -> manager.create(tensor.toArray())).orElseGet(() -> manager.zeros(weights.getShape()));
    }

    /** Steps done. */
    int steps() {
        return step;
    }

    /** A copy of all that the next step depends on. */
    TrainingSnapshot snapshot(Curve curve) {
        return TrainingSnapshot.of(step, weights.toFloatArray(), mean.toFloatArray(), square.toFloatArray(), curve);
    }

    /**
     * Reads a batch and moves the weights.
     *
     * @return the batch's mean loss before the move, in nats per token
     */
    double step() {
        try (NDManager scope = manager.newSubManager()) {
            int[] starts =
                    IntStream.range(0, spec.batch()).map(i -> windows.next()).toArray();
            NDArray tokens = TokenWindows.copy(scope, corpus.train(), starts, spec.context() + 1);
            double loss = backward(scope, tokens);
            NDArray gradient = weights.getGradient();
            update(gradient);
            gradient.attach(scope);
            gradient.subi(gradient);
            return loss;
        }
    }

    private void update(NDArray gradient) {
        step++;
        // On the host, so that numbers reach a GPU's kernels as arguments, without a copy that waits.
        try (NDManager scope = manager.newSubManager(Device.cpu())) {
            scope.tempAttachAll(weights, mean, square, gradient);
            adam.step(gradient, step, rate.at(step));
        }
    }

    /** Adds the gradient of the mean loss of [B, T + 1] tokens to the weights' gradient. */
    private double backward(NDManager scope, NDArray tokens) {
        NDArray inputs = tokens.get(":, 0:{}", spec.context());
        NDArray targets = tokens.get(":, 1:").toType(DataType.INT64, false).reshape(-1);
        try (GradientTape tape = new GradientTape()) {
            GptNeo model = view(scope, weights);
            NDArray hidden = model.finalHidden(scope, inputs).reshape(-1, spec.dModel());
            NextTokenLoss.Tape result = NextTokenLoss.of(hidden, model.embedding(), targets);
            tape.backward(result.surrogate());
            return result.loss();
        }
    }

    /** The loss of the weights as they are now on the whole held-out stream, in nats per token. */
    double heldOutLoss() {
        try (NDManager scope = manager.newSubManager()) {
            NDArray now = weights.stopGradient();
            now.attach(scope);
            return HeldOutLoss.of(view(scope, now), corpus.heldOut(), spec.context());
        }
    }

    /** A model of a copy of the weights as they are now; the caller closes it. */
    GptNeo model() {
        NDManager owner = NDManager.newBaseManager(manager.getDevice());
        NDArray copy = weights.stopGradient().duplicate();
        copy.attach(owner);
        return view(owner, copy);
    }

    /** Arrays and managers that live from step to step; the same after every step. */
    int liveArrays() {
        return manager.getManagedArrays().size();
    }

    private GptNeo view(NDManager owner, NDArray flat) {
        return new GptNeo(owner, config, GptNeoParameters.windowsOn(owner, flat, config), tokenizer);
    }

    @Override
    public void close() {
        manager.close();
    }
}
