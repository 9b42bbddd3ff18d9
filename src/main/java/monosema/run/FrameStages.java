package monosema.run;

import ai.djl.Device;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import monosema.config.AnalysisSpec;
import monosema.config.Declaration;
import monosema.config.ModelExperiment;
import monosema.data.SentenceFrame;
import monosema.data.WordSet;
import monosema.io.Json;
import monosema.provenance.Seed;
import monosema.provenance.Sha256;
import monosema.store.StageResult;

/** The stages of an experiment that put its words into sentence frames; none where it declares no such analysis. */
final class FrameStages {
    private final ModelExperiment experiment;
    private final WordSet words;
    private final StageRunner stages;
    private final Device device;
    private final Optional<AnalysisSpec.FrameProbe> spec;
    private final List<SentenceFrame> frames;
    private final Map<String, StageResult> representations = new LinkedHashMap<>();

    FrameStages(ModelExperiment experiment, WordSet words, StageRunner stages, Device device) {
        this.experiment = experiment;
        this.words = words;
        this.stages = stages;
        this.device = device;
        this.spec = experiment.analyses().stream()
                .filter(AnalysisSpec.FrameProbe.class::isInstance)
                .map(AnalysisSpec.FrameProbe.class::cast)
                .findFirst();
        this.frames = spec.map(it -> SentenceFrame.of(it.frames())).orElse(List.of());
    }

    /** Checks the frames against the corpus, so that a word without a token stops the experiment before training. */
    void openings(StageResult corpus) {
        spec.ifPresent(it -> stages.external(
                StageName.FRAMES,
                "",
                Map.of(),
                Map.of("frames", Sha256.of(Json.canonical(texts()))),
                List.of(corpus),
                (out, progress) -> new FramesStage(frames, corpus.folder()).write(out)));
    }

    /** The words in their frames at the hook site. */
    void activations(StageResult wordset, StageResult corpus, StageResult model) {
        Map<String, Object> parameters = new LinkedHashMap<>(Declaration.of(experiment.activations()));
        parameters.putAll(texts());
        spec.ifPresent(it -> representations.put(
                Representations.MLP,
                stages.tensors(
                        StageName.FRAME_ACTIVATIONS,
                        "",
                        parameters,
                        List.of(wordset, corpus, model),
                        (out, progress) -> new FrameActivationsStage(
                                        experiment.activations(),
                                        words,
                                        frames,
                                        corpus.folder(),
                                        model.folder(),
                                        device)
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
    void probe(StageResult wordset) {
        spec.ifPresent(it -> representations.forEach((id, activations) -> stages.plain(
                StageName.FRAME_PROBE,
                id,
                Declaration.of(it),
                List.of(wordset, activations),
                (out, progress) -> new FrameProbeStage(id, words, it, activations.folder(), new Seed(experiment.seed()))
                        .write(out, progress))));
    }

    private Map<String, Object> texts() {
        return Map.of("frames", frames.stream().map(SentenceFrame::text).toList());
    }
}
