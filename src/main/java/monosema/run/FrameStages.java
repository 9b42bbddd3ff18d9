package monosema.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import monosema.config.AnalysisSpec;
import monosema.config.Declaration;
import monosema.config.ModelExperiment;
import monosema.data.SentenceFrame;
import monosema.io.Json;
import monosema.provenance.Seed;
import monosema.provenance.Sha256;
import monosema.store.StageResult;

/** The stages of an experiment that put its words into sentence frames; none where it declares no such analysis. */
final class FrameStages {
    private final ModelExperiment experiment;
    private final StageRunner stages;
    private final Optional<AnalysisSpec.FrameProbe> spec;
    private final List<SentenceFrame> frames;
    private final Map<String, StageResult> representations = new LinkedHashMap<>();

    FrameStages(ModelExperiment experiment, StageRunner stages) {
        this.experiment = experiment;
        this.stages = stages;
        this.spec = experiment.analysis(AnalysisSpec.FrameProbe.class);
        this.frames = spec.map(it -> SentenceFrame.of(it.frames())).orElse(List.of());
    }

    /**
     * Checks the frames, so that a word without a token stops the experiment before training.
     *
     * @param reader what the tokenizer comes from
     */
    void openings(StageResult reader, FramesStage.TokenizerSource tokenizer) {
        spec.ifPresent(it -> stages.external(
                StageName.FRAMES,
                "",
                Map.of(),
                Map.of("frames", Sha256.of(Json.canonical(texts()))),
                List.of(reader),
                (out, progress) -> new FramesStage(frames, tokenizer).write(out)));
    }

    /** The words in their frames at the hook site. */
    void activations(Words words, StudiedModel studied) {
        Map<String, Object> parameters = new LinkedHashMap<>(Declaration.of(experiment.activations()));
        parameters.putAll(texts());
        spec.ifPresent(it -> representations.put(
                Representations.MLP,
                stages.tensors(
                        StageName.FRAME_ACTIVATIONS,
                        "",
                        parameters,
                        studied.with(words.stage()),
                        (out, progress) -> new FrameActivationsStage(
                                        experiment.activations(), words.words(), frames, studied)
                                .write(out))));
    }

    /** The same, seen by an SAE. */
    void encode(String sae, StageResult saeStage) {
        spec.ifPresent(it -> {
            StageResult mlp = Optional.ofNullable(representations.get(Representations.MLP))
                    .orElseThrow();
            representations.put(
                    sae,
                    stages.plain(
                            StageName.FRAME_SAE_ACTIVATIONS,
                            sae,
                            Map.of(),
                            List.of(mlp, saeStage),
                            (out, progress) ->
                                    new SaeActivationsStage(sae, mlp.folder(), saeStage.folder()).encode(out)));
        });
    }

    /** The probes of every representation. */
    void probe(Words words) {
        spec.ifPresent(it -> representations.forEach((id, activations) -> stages.plain(
                StageName.FRAME_PROBE,
                id,
                Declaration.of(it),
                List.of(words.stage(), activations),
                (out, progress) -> new FrameProbeStage(
                                id, words.words(), it, activations.folder(), new Seed(experiment.seed()))
                        .write(out, progress))));
    }

    private Map<String, Object> texts() {
        return Map.of("frames", frames.stream().map(SentenceFrame::text).toList());
    }
}
