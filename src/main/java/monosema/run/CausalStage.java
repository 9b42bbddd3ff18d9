package monosema.run;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import monosema.activations.ActivationMatrix;
import monosema.behaviour.IntervenedLean;
import monosema.behaviour.LeanEffects;
import monosema.behaviour.RandomDirections;
import monosema.config.ActivationSpec;
import monosema.config.AnalysisSpec;
import monosema.data.WordSet;
import monosema.model.Intervention;
import monosema.model.LanguageModel;
import monosema.provenance.Progress;
import monosema.provenance.Seed;
import monosema.record.CausalRow;
import monosema.sae.FeatureAblation;
import monosema.sae.LoadedSae;

/**
 * Do the neurons that the t-test finds matter for what the model says? They are ablated while it reads the words, and so
 * are as many random ones that are as active; then the direction of a probe is added, and so are random directions.
 */
record CausalStage(
        AnalysisSpec.Causal spec,
        ActivationSpec activations,
        WordSet words,
        CausalInputs inputs,
        StudiedModel studied,
        Seed seed) {

    void write(StageWriter out, Progress progress) throws IOException {
        CausalNeurons neurons = CausalNeurons.of(inputs, words, spec.randomSets(), seed);
        CausalRecord result = new CausalRecord(inputs.representation(), out);
        result.neurons(neurons);
        try (LanguageModel model = studied.load();
                NDManager manager = NDManager.newBaseManager(model.device())) {
            Optional<CausalDirection> direction = CausalDirection.of(inputs, words, seed, manager);
            IntervenedLean lean = new IntervenedLean(model, activations, words, spec.cues());
            Passes passes = new Passes(lean, progress, count(neurons, direction));
            LeanEffects effects = new LeanEffects(words, seed);
            result.untouched(effects.towardsOwnLabel(lean.untouched(), List.of(), "lean"));
            ablate(passes, neurons, ablation(manager), effects, result);
            if (direction.isPresent()) {
                steer(passes, direction.get(), effects, result);
            }
        }
        result.write();
    }

    /** Makes an edit that sets some neurons to values. */
    private interface Ablation {
        UnaryOperator<NDArray> of(int[] neurons, float[] values);
    }

    private Ablation ablation(NDManager manager) {
        Optional<LoadedSae> sae = inputs.loadSae().map(it -> it.load(manager));
        return sae.<Ablation>map(it -> (features, values) -> new FeatureAblation(it, features, values))
                .orElse(Intervention::setting);
    }

    private static void ablate(
            Passes passes, CausalNeurons neurons, Ablation ablation, LeanEffects effects, CausalRecord result) {
        int[] significant = neurons.significant();
        for (String kind : List.of(CausalRow.ZERO, CausalRow.MEAN)) {
            if (significant.length > 0) {
                Ablation to =
                        (set, values) -> ablation.of(set, kind.equals(CausalRow.ZERO) ? values : neurons.meansOf(set));
                double[] change = passes.change(to.of(significant, new float[significant.length]));
                List<double[]> random = new ArrayList<>();
                for (int[] set : neurons.matched()) {
                    random.add(passes.change(to.of(set, new float[set.length])));
                }
                result.ablation(kind, significant.length, effects.towardsOwnLabel(change, random, kind));
            }
        }
    }

    private void steer(Passes passes, CausalDirection direction, LeanEffects effects, CausalRecord result) {
        ActivationMatrix site = inputs.siteActivations();
        double rootMeanSquare = CausalDirection.rootMeanSquare(site);
        result.direction(direction, rootMeanSquare);
        List<double[]> directions = RandomDirections.draw(spec.randomSets(), site.columns(), seed);
        for (double step : spec.steps()) {
            double length = step * rootMeanSquare;
            double[] change = passes.change(Intervention.adding(CausalDirection.times(direction.unit(), length)));
            List<double[]> random = new ArrayList<>();
            for (double[] other : directions) {
                random.add(passes.change(Intervention.adding(CausalDirection.times(other, length))));
            }
            result.step(
                    step, effects.towardsFirstLabel(change, random, CausalRow.STEER + "." + CausalRecord.name(step)));
        }
    }

    /** Passes over all words, each under one edit. */
    private long count(CausalNeurons neurons, Optional<CausalDirection> direction) {
        long ablations =
                neurons.significant().length > 0 ? 2L * (1 + neurons.matched().size()) : 0;
        return ablations + (direction.isPresent() ? spec.steps().size() * (1L + spec.randomSets()) : 0);
    }

    /** Runs the model under one edit after the other and tells how far it is. */
    private static final class Passes {
        private final IntervenedLean lean;
        private final Progress progress;
        private final long all;
        private long done;

        Passes(IntervenedLean lean, Progress progress, long all) {
            this.lean = lean;
            this.progress = progress;
            this.all = all;
        }

        double[] change(UnaryOperator<NDArray> edit) {
            double[] change = lean.change(edit);
            progress.step(++done, all, "");
            return change;
        }
    }
}
