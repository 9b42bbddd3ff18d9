package monosema.run;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import monosema.activations.ActivationMatrix;
import monosema.activations.CorpusActivations;
import monosema.activations.WordActivations;
import monosema.config.AnalysisSpec;
import monosema.config.ModelExperiment;
import monosema.data.WordSet;
import monosema.io.Tensor;
import monosema.model.LanguageModel;
import monosema.model.TokenWindows;
import monosema.parity.ParitySample;
import monosema.probe.NeuronTest;
import monosema.probe.NeuronTests;
import monosema.provenance.Seed;
import monosema.sae.LoadedSae;
import monosema.sae.Sae;

/** Computes the fixed sample of an experiment with its model on one device, as the stages themselves compute it. */
final class ParitySampler {
    private static final int MOST_TOKENS = 8192;
    /** Of one tensor: 64 MiB. */
    private static final int MOST_VALUES = 1 << 24;

    private static final int TOKENS_AT_ONCE = 2048;
    private static final int ROWS_AT_ONCE = 256;
    private static final double ALPHA = 1e-5;

    private final ModelExperiment experiment;
    private final LanguageModel model;
    private final IntBuffer heldOut;
    private final int window;

    /**
     * Takes the first of the held-out tokens.
     *
     * @param model on the device that is sampled; stays the caller's to close
     */
    ParitySampler(ModelExperiment experiment, StudiedModel studied, LanguageModel model) throws IOException {
        this.experiment = experiment;
        this.model = model;
        this.window = studied.window(experiment.stream());
        IntBuffer all = studied.readCorpus().heldOut();
        int width = site().dIn();
        this.heldOut = all.slice(0, Math.min(all.limit(), Math.min(MOST_TOKENS, MOST_VALUES / width)));
    }

    private CorpusActivations site() {
        return new CorpusActivations(model, experiment.activations().hook(), window, experiment.stream());
    }

    /** What needs no SAE. */
    List<Tensor> ofModel(WordSet words) {
        ActivationMatrix wordActivations = new WordActivations(model, experiment.activations()).of(words);
        List<NeuronTest> tests = NeuronTests.of(wordActivations, words.isFirst(), tTest(), new Seed(experiment.seed()))
                .rows();
        return List.of(
                losses(),
                activations(),
                Tensor.of(
                        ParitySample.WORDS,
                        List.of(wordActivations.rows(), wordActivations.columns()),
                        wordActivations.toArray()),
                each(ParitySample.T, tests, NeuronTest::t),
                each(ParitySample.SIGNIFICANT, tests, test -> test.significant() ? 1 : 0),
                each(ParitySample.FAMILYWISE, tests, test -> test.familywise() ? 1 : 0));
    }

    private AnalysisSpec.TTest tTest() {
        return experiment.analysis(AnalysisSpec.TTest.class).orElse(new AnalysisSpec.TTest(ALPHA));
    }

    private static Tensor each(String name, List<NeuronTest> tests, ToDoubleFunction<NeuronTest> number) {
        float[] values = new float[tests.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) number.applyAsDouble(tests.get(i));
        }
        return Tensor.of(name, List.of(values.length), values);
    }

    private Tensor losses() {
        float[] losses = new float[heldOut.limit() - 1];
        FloatBuffer out = FloatBuffer.wrap(losses);
        TokenWindows windows = new TokenWindows(heldOut, losses.length, window, Math.max(1, TOKENS_AT_ONCE / window));
        try (NDManager manager = NDManager.newBaseManager(model.device())) {
            while (windows.hasNext()) {
                try (NDManager scope = manager.newSubManager()) {
                    out.put(model.losses(scope, windows.next(scope, 1)).toFloatArray());
                }
            }
        }
        return Tensor.of(ParitySample.LOSSES, List.of(losses.length), losses);
    }

    private Tensor activations() {
        CorpusActivations site = site();
        List<float[]> batches = new ArrayList<>();
        site.forEachBatch(heldOut, batch -> batches.add(batch.toFloatArray()));
        int size = batches.stream().mapToInt(batch -> batch.length).sum();
        FloatBuffer rows = FloatBuffer.allocate(size);
        batches.forEach(rows::put);
        return Tensor.of(ParitySample.ACTIVATIONS, List.of(size / site.dIn(), site.dIn()), rows.array());
    }

    /**
     * The features of the first of the held-out rows.
     *
     * @param activations {@link ParitySample#ACTIVATIONS} of this side
     */
    Tensor features(Sae sae, Tensor activations) {
        int rows = Math.min(activations.shape().get(0), Math.max(1, MOST_VALUES / sae.dSae()));
        float[] values = activations.toArray();
        FloatBuffer features = FloatBuffer.allocate(rows * sae.dSae());
        try (NDManager manager = NDManager.newBaseManager(model.device());
                LoadedSae loaded = sae.load(manager)) {
            for (int from = 0; from < rows; from += ROWS_AT_ONCE) {
                int to = Math.min(from + ROWS_AT_ONCE, rows);
                float[] some = Arrays.copyOfRange(values, from * sae.dIn(), to * sae.dIn());
                try (NDManager scope = manager.newSubManager()) {
                    NDArray x = scope.create(some, new Shape(to - from, sae.dIn()));
                    features.put(loaded.encode(scope, x).toFloatArray());
                }
            }
        }
        return Tensor.of(ParitySample.FEATURES, List.of(rows, sae.dSae()), features.array());
    }
}
