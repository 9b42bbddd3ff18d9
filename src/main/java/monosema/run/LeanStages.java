package monosema.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import monosema.config.AnalysisSpec;
import monosema.config.Declaration;
import monosema.config.ModelExperiment;
import monosema.config.WordSubset;
import monosema.store.StageResult;

/** How the model itself leans after each word, and the words that are left where only those it agrees with count. */
final class LeanStages {
    private final ModelExperiment experiment;
    private final StageRunner stages;
    private final StudiedModel studied;

    LeanStages(ModelExperiment experiment, StageRunner stages, StudiedModel studied) {
        this.experiment = experiment;
        this.stages = stages;
        this.studied = studied;
    }

    /** The words to analyse, of all that there are. */
    Words narrow(Words all) {
        Optional<AnalysisSpec.Lean> spec = experiment.analysis(AnalysisSpec.Lean.class);
        if (spec.isEmpty()) {
            return all;
        }
        StageResult lean = lean(spec.get(), all);
        return experiment.subset() == WordSubset.AGREEING ? agreeing(lean, all) : all;
    }

    private StageResult lean(AnalysisSpec.Lean spec, Words all) {
        Map<String, Object> parameters = new TreeMap<>(Declaration.of(spec));
        parameters.put("words", Declaration.of(experiment.activations()));
        return stages.tensors(
                StageName.LEAN,
                "",
                parameters,
                studied.with(all.stage()),
                (out, progress) -> new LeanStage(spec, experiment.activations(), all.words(), studied).write(out));
    }

    private Words agreeing(StageResult lean, Words all) {
        StageResult stage = stages.plain(
                StageName.AGREEING,
                "",
                Map.of(),
                List.of(all.stage(), lean),
                (out, progress) -> new AgreeingStage(lean.folder(), all.words()).write(out));
        return new Words(stage, AgreeingStage.read(lean.folder(), all.words()));
    }
}
